using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SecondTrack.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StatementsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statements_CompartmentId_ActorId_PropositionId_DateKey",
                table: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_Statements_CompartmentId_PropositionId_DateKey",
                table: "Statements");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_CompartmentId_ActorId_DateKey_Id",
                table: "Statements",
                columns: new[] { "CompartmentId", "ActorId", "DateKey", "Id" },
                descending: new[] { false, false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_Statements_CompartmentId_PropositionId_DateKey_Id",
                table: "Statements",
                columns: new[] { "CompartmentId", "PropositionId", "DateKey", "Id" },
                descending: new[] { false, false, true, false });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statements_CompartmentId_ActorId_DateKey_Id",
                table: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_Statements_CompartmentId_PropositionId_DateKey_Id",
                table: "Statements");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_CompartmentId_ActorId_PropositionId_DateKey",
                table: "Statements",
                columns: new[] { "CompartmentId", "ActorId", "PropositionId", "DateKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Statements_CompartmentId_PropositionId_DateKey",
                table: "Statements",
                columns: new[] { "CompartmentId", "PropositionId", "DateKey" });
        }
    }
}
