using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SecondTrack.Storage.Sqlite.Migrations;

/// <summary>
/// The words of the search entries. Contentless: the table holds terms and places, never the text; the row id is the entry's key.
/// Handwritten, because a virtual table is not in the model.
/// </summary>
[DbContext(typeof(Store))]
[Migration("20261124235958_SearchIndex")]
public sealed class SearchIndex : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE VIRTUAL TABLE SearchIndex USING fts5(terms, content='', contentless_delete=1, tokenize='ascii')");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE SearchIndex");
}
