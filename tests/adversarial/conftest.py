"""The outcomes of all cases that are asked for, run two at a time."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from adversarial_cases import Case
from adversarial_sandbox import Outcome, Sandbox, run_together

AT_ONCE = 2
COMMAND = ("validate", "data", "--format", "json")


@pytest.fixture(scope="session")
def outcome_of(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Case], tuple[Sandbox, Outcome]]]:
    """Give a function from a case to where it was run and what came of it."""
    wanted = {
        item.callspec.params["case"].name: item.callspec.params["case"]
        for item in request.session.items
        if hasattr(item, "callspec") and isinstance(item.callspec.params.get("case"), Case)
    }
    sandboxes = {}
    for name, case in wanted.items():
        sandboxes[name] = Sandbox(tmp_path_factory.mktemp("case"))
        case.lay_out(sandboxes[name])
    read = [name for name, case in wanted.items() if not case.is_made]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        together = pool.submit(
            run_together, tmp_path_factory.mktemp("together"), [sandboxes[name] for name in read], *COMMAND
        )
        alone = {name: pool.submit(sandboxes[name].run, *COMMAND) for name in wanted if name not in read}

        def outcome(case: Case) -> tuple[Sandbox, Outcome]:
            done = alone[case.name].result() if case.is_made else together.result()[read.index(case.name)]
            return sandboxes[case.name], done

        yield outcome
