using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SecondTrack.Storage.Postgres.Migrations;

/// <summary>
/// The words of the search entries, as a tsvector beside each. Handwritten: the column is written by to_tsvector alone and is not in the
/// model, so that the terms are not stored a second time as text.
/// </summary>
[DbContext(typeof(Store))]
[Migration("20261124235958_SearchIndex")]
public sealed class SearchIndex : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""ALTER TABLE "SearchEntries" ADD COLUMN "Terms" tsvector NOT NULL DEFAULT ''""");
        migrationBuilder.Sql("""CREATE INDEX "IX_SearchEntries_Terms" ON "SearchEntries" USING gin ("Terms") WITH (fastupdate = off)""");
        migrationBuilder.Sql("""CREATE INDEX "IX_SearchEntries_Order" ON "SearchEntries" ("CompartmentId", "Key")""");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""DROP INDEX "IX_SearchEntries_Order" """);
        migrationBuilder.Sql("""ALTER TABLE "SearchEntries" DROP COLUMN "Terms" """);
    }
}
