using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecondTrack.Storage.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SummaryAgreedOn",
                table: "Sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TravellingSince",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GivenOn = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Given = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CompartmentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresOn = table.Column<int>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlacedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsOn = table.Column<int>(type: "INTEGER", nullable: false),
                    LiftedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CompartmentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresOn = table.Column<int>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHolds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetentionClock",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Ahead = table.Column<int>(type: "INTEGER", nullable: true),
                    AheadSince = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionClock", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SessionPoints",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Of = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OfId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    CompartmentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresOn = table.Column<int>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
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
