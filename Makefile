# The same steps without make are in README.md.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
SPARK  := build/spark

FUSEKI := org.apache.jena:jena-fuseki-server:5.6.0

.PHONY: run test setup lint bench lock engines spark clean

run: setup  ## Set up, check and build the graph, answer the main question.
	@$(BIN)/allegiance validate
	@$(BIN)/allegiance build
	@$(BIN)/allegiance ask allegiances_at 2015-08-31 --known-by 2015-08-31 --format table
	@echo "Try next:  $(BIN)/allegiance ask            (all questions)"
	@echo "           $(BIN)/allegiance show \"IMU\"     (everything known of one entity)"

test: setup lint  ## Everything CI checks.
	$(BIN)/python -m pytest -n auto --dist worksteal

setup: $(READY)  ## Virtual environment from the lock file.

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m allegiance.query.generate --check
	$(BIN)/python -m allegiance.validate.pages --check
	$(BIN)/allegiance fmt --check

engines:  ## Virtuoso (apt, as root) and Fuseki (Maven), for the tests that ask the questions of servers.
	command -v virtuoso-t >/dev/null || { apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin >/dev/null; }
	mvn -q -B dependency:copy -Dartifact=$(FUSEKI) -DoutputDirectory=build/engines

bench: setup  ## Measure; prints, asserts nothing.
	$(BIN)/python bench/start_up.py
	$(BIN)/python bench/validation.py 10000
	$(BIN)/python bench/questions.py 10000

spark: $(SPARK)/.ready  ## Hold Spark against DuckDB; pyspark (450 MB) comes into a folder of its own.
	PYTHONPATH=$(CURDIR)/$(SPARK) $(BIN)/python -m pytest tests/merge/linking/test_spark.py

$(SPARK)/.ready: requirements-spark.lock $(READY)
	rm -rf $(SPARK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-spark.lock --target $(SPARK)
	@touch $@

lock:  ## Renew requirements.lock; needs `pip install uv`.
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --no-annotate --quiet -o requirements.lock

clean:
	rm -rf $(VENV) .allegiance build dist
