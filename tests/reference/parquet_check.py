"""Do DuckDB and polars read of a study's runs.parquet what its study.json says?

    pip install duckdb polars
    sandtable batch run plans-compared
    python3 tests/reference/parquet_check.py out/plans-compared

Compares the number of rows and the exact sum of every column of whole numbers; the exit code is 1 where they differ.
"""

import json
import pathlib
import sys

import duckdb
import polars

folder = pathlib.Path(sys.argv[1])
study = json.loads((folder / "study.json").read_text())
file = str(folder / "runs.parquet")

frame = polars.read_parquet(file)
table = duckdb.read_parquet(file)
csv = polars.read_csv(folder / "runs.csv", infer_schema_length=None)

wrong = []
rows = {
    "polars": frame.height,
    "DuckDB": table.aggregate("count(*)").fetchall()[0][0],
    "polars, CSV": csv.height,
}
for tool, count in rows.items():
    if count != study["rows"]:
        wrong.append(f"{tool} finds {count} rows, study.json says {study['rows']}")
for column, expected in study["sums"].items():
    sums = {
        "polars": frame[column].cast(polars.Int128).sum(),
        "DuckDB": table.aggregate(f'sum("{column}"::HUGEINT)').fetchall()[0][0],
    }
    for tool, found in sums.items():
        if int(found or 0) != expected:
            wrong.append(f"{tool}: the sum of {column} is {found}, study.json says {expected}")
for problem in wrong:
    print(problem, file=sys.stderr)
print(f"{study['rows']} rows, {len(study['sums'])} sums: {'differ' if wrong else 'the same in DuckDB and polars'}")
sys.exit(1 if wrong else 0)
