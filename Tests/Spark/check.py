"""Holds Spark's results against those of a single process.

    check.py ZHUNRU [RECORDS]

Makes a register from a seed, with some records that cannot be read, and assesses it twice. Every record must have a result,
and the results must be the same in whatever order.
"""

import json
import random
import subprocess
import sys
import tempfile

from pyspark.sql import SparkSession

import assess

BROKEN = ['{"id": %d, "company": "broken"', '{"id": %d, "company": "no day", "services": []}', '{"id": %d "company": 1}']


def record(number, source):
    if number % 1667 == 1666:
        return BROKEN[number // 1667 % len(BROKEN)] % number
    service = source.choice([
        {"activity": source.choice(["call-centre", "information-search", "app-store", "tobacco-trade"])},
        {"about": ["generative-ai"], "features": {
            "audience": source.choice(["public", "registered", "employees"]),
            "uses-generative-ai": source.choice([True, False, None]), "paid-by-users": source.choice(["yes", "no"])}},
        {"about": ["news"], "features": {"audience": "public", "current-affairs": source.choice(["core", "none"])}},
    ])
    return json.dumps({
        "id": number, "company": f"公司 {number} 😀", "as-of": source.choice(["2021-06-01", "2024-06-01", "2025-01-01"]),
        "foreign-equity": f"{source.randrange(0, 101)} %", "registered-in": source.choice(["beijing", "hainan", None]),
        "services": [{"service": "line", **service}],
    }, ensure_ascii=number % 2 == 0)


def by_id(lines):
    """Results by the id of their record, without where the record stood."""
    results = {}
    count = 0
    for line in lines:
        result = json.loads(line)
        for place in ("file", "line"):
            del result[place]
        for service in result.get("services", []):
            del service["line"]
        for problem in result.get("problems", []):
            for place in ("line", "end-line"):
                problem.pop(place, None)
        results[result["id"]] = json.dumps(result, sort_keys=True)
        count += 1
    return results, count


def main():
    zhunru = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    source = random.Random(17)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as register:
        register.writelines(record(number, source) + "\n" for number in range(count))
        register.flush()
        with open(register.name, "rb") as records:
            alone = subprocess.run(
                [zhunru, "assess", "-", "--input", "jsonl", "--format", "jsonl", "--errors", "inline"],
                stdin=records, stdout=subprocess.PIPE, check=True)
        expected, written = by_id(alone.stdout.decode().splitlines())
        assert written == len(expected) == count, f"{written} results of {count} records"
        spark = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false").config(
            "spark.ui.showConsoleProgress", "false").getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        found, written = by_id(assess.assess(spark, zhunru, register.name, 8).collect())
        spark.stop()
    assert written == count, f"{written} results of {count} records on Spark"
    differing = [number for number in expected if found.get(number) != expected[number]]
    assert not differing, f"other results on Spark: {differing[:10]}"
    refused = sum('"problems"' in result for result in found.values())
    assert refused == count // 1667, f"{refused} records refused"
    print(f"{count} records, {refused} refused, the same on Spark")


if __name__ == "__main__":
    main()
