"""Assesses a register of companies on Apache Spark: every partition goes through one process of zhunru.

    spark-submit assess.py ZHUNRU REGISTER RESULTS

ZHUNRU is the program, by a path that every machine has. REGISTER is JSON Lines with an `id` and `as-of` in each record; in
RESULTS there is one line for each, refused records among them with their `problems`.
"""

import sys

from pyspark.sql import SparkSession


def assess(spark, zhunru, register, partitions=None):
    """The results of the records in a file or folder of JSON Lines, as an RDD of lines."""
    lines = spark.sparkContext.textFile(register, partitions)
    command = f"{zhunru} assess - --input jsonl --format jsonl --errors inline"
    # A partition without records is no error; one whose process fails is run again by Spark.
    return lines.pipe(command, checkCode=True)


if __name__ == "__main__":
    zhunru, register, results = sys.argv[1:]
    spark = SparkSession.builder.appName("zhunru").getOrCreate()
    assess(spark, zhunru, register).saveAsTextFile(results)
    spark.stop()
