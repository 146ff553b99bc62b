using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecondTrack.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SafeKeeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Recording",
                table: "Sessions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SummaryAgreedOn",
                table: "Sessions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TravellingSince",
                table: "AspNetUsers",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    GivenOn = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Given = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true),
                    CompartmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresOn = table.Column<int>(type: "integer", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_Persons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LegalHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlacedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    PlacedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndsOn = table.Column<int>(type: "integer", nullable: false),
                    LiftedAt = table.Column<long>(type: "bigint", nullable: true),
                    CompartmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresOn = table.Column<int>(type: "integer", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHolds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetentionClock",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Ahead = table.Column<int>(type: "integer", nullable: true),
                    AheadSince = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionClock", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SessionPoints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Of = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    OfId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    CompartmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresOn = table.Column<int>(type: "integer", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionPoints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SessionPoints_Sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_CompartmentId_Id",
                table: "Consents",
                columns: new[] { "CompartmentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_CompartmentId_PersonId_Purpose",
                table: "Consents",
                columns: new[] { "CompartmentId", "PersonId", "Purpose" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_ExpiresOn",
                table: "Consents",
                column: "ExpiresOn");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_PersonId",
                table: "Consents",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_LegalHolds_CompartmentId_Id",
                table: "LegalHolds",
                columns: new[] { "CompartmentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LegalHolds_ExpiresOn",
                table: "LegalHolds",
                column: "ExpiresOn");

            migrationBuilder.CreateIndex(
                name: "IX_SessionPoints_CompartmentId_Id",
                table: "SessionPoints",
                columns: new[] { "CompartmentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SessionPoints_CompartmentId_SessionId_At",
                table: "SessionPoints",
                columns: new[] { "CompartmentId", "SessionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SessionPoints_ExpiresOn",
                table: "SessionPoints",
                column: "ExpiresOn");

            migrationBuilder.CreateIndex(
                name: "IX_SessionPoints_SessionId",
                table: "SessionPoints",
                column: "SessionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "LegalHolds");

            migrationBuilder.DropTable(
                name: "RetentionClock");

            migrationBuilder.DropTable(
                name: "SessionPoints");

            migrationBuilder.DropColumn(
                name: "Recording",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "SummaryAgreedOn",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "TravellingSince",
                table: "AspNetUsers");
        }
    }
}
