"""The steps of action and workflows, run here: their shell, on a small repository, with everything else stubbed."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / "action.yml"
CONTRIBUTION = ROOT / ".github" / "workflows" / "contribution.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
DATA = ROOT / "tests" / "validate" / "rules" / "base"
BASH, GIT = (shutil.which(name) or name for name in ("bash", "git"))
GAZETTE = Path("data") / "sources" / "2016" / "gazette.ttl"
GOOD = 'org:hill-band a al:ArmedOrganization ;\n    skos:prefLabel "Hill Band ``` @team (invented)"@en .\n'
PREFIXES = (
    "@prefix al: <https://w3id.org/allegiance/ns#> .\n@prefix org: <https://w3id.org/allegiance/id/org/> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n"
)


@dataclass(frozen=True)
class Runner:
    """A repository whose last commit is a contribution, and a runner's folder for temporary files."""

    repository: Path
    temporary: Path
    summary: Path

    def run(self, step: dict[str, Any], folder: Path | None = None, **environment: str) -> tuple[int, str]:
        """Run the step's script as GitHub does; return exit code and what it printed."""
        given = {"RUNNER_TEMP": str(self.temporary), "GITHUB_STEP_SUMMARY": str(self.summary)}
        done = subprocess.run(
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder or self.repository,
            env={**os.environ, **given, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

    def contribute(self, path: Path, text: str) -> None:
        """Commit one more file, or more statements of a file, as a contribution."""
        file = self.repository / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            out.write(text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "contribution")

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(
            [GIT, "-C", str(self.repository), *who, *arguments], check=True, capture_output=True, text=True
        )
        return done.stdout.strip()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    made = Runner(tmp_path / "repository", tmp_path / "temporary", tmp_path / "summary.md")
    shutil.copytree(DATA, made.repository / "data")
    made.git("init", "--quiet")
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message", "base")
    script(made.temporary / "allegiance" / "bin" / "allegiance", f'exec "{sys.executable}" -m allegiance.cli "$@"')
    return made


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/bash\n{text}\n")
    path.chmod(0o755)


def steps(path: Path) -> list[dict[str, Any]]:
    """Return the steps of an action, or of all jobs of a workflow."""
    read = yaml.safe_load(path.read_text())
    found: list[dict[str, Any]] = (
        read["runs"]["steps"] if "runs" in read else [step for job in read["jobs"].values() for step in job["steps"]]
    )
    return found


def step(path: Path, name: str) -> dict[str, Any]:
    return next(one for one in steps(path) if str(one.get("name", "")).startswith(name))


@pytest.mark.parametrize("path", [ACTION, CONTRIBUTION], ids=lambda path: path.name)
def test_nothing_from_outside_is_put_into_a_script(path: Path) -> None:
    assert [one["name"] for one in steps(path) if "${{" in one.get("run", "")] == []


@pytest.mark.parametrize("path", [ACTION, CONTRIBUTION], ids=lambda path: path.name)
def test_actions_are_pinned_to_a_commit_and_say_which_version_it_is(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text())
    assert used and [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_a_contribution_gets_a_token_that_can_only_read_and_no_secret() -> None:
    workflow = yaml.safe_load(CONTRIBUTION.read_text())
    assert workflow[True].keys() == {"pull_request"}  # `on` is a boolean in YAML 1.1
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    assert "{{ secrets" not in CONTRIBUTION.read_text()
    checkouts = [one["with"] for one in steps(CONTRIBUTION) if "actions/checkout" in one.get("uses", "")]
    assert [one["persist-credentials"] for one in checkouts] == [False, False]


def test_code_comes_from_the_base_branch_only(runner: Runner) -> None:
    trusted = next(one for one in steps(CONTRIBUTION) if one.get("with", {}).get("path") == "trusted")
    assert trusted["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    calls = installed(runner, step(CONTRIBUTION, "Install"))
    assert calls[-2].endswith("--require-hashes --requirement trusted/requirements.lock")
    assert calls[-1].endswith("--no-deps --no-build-isolation ./trusted")


def test_the_action_installs_itself_at_its_own_ref(runner: Runner) -> None:
    calls = installed(runner, step(ACTION, "Install"), ACTION="/the action/at a ref")
    assert calls[-2].endswith("--require-hashes --requirement /the action/at a ref/requirements.lock")
    assert calls[-1].endswith("--no-deps --no-build-isolation /the action/at a ref")


def installed(runner: Runner, install: dict[str, Any], **environment: str) -> list[str]:
    """Run an install step with a Python that only notes how it is called."""
    log = runner.temporary / "calls"
    note = f'echo "$@" >> "{log}"'
    script(runner.temporary / "stub" / "python", note)
    script(runner.temporary / "allegiance" / "bin" / "python", note)
    path = f"{runner.temporary / 'stub'}:{os.environ['PATH']}"
    assert runner.run(install, None, **{"PATH": path, **environment}) == (0, "")
    return log.read_text().splitlines()


@pytest.mark.parametrize("since", ["HEAD^1", ""], ids=["a pull request", "everything"])
def test_the_action_passes_a_good_contribution(runner: Runner, since: str) -> None:
    runner.contribute(Path("data/actors/organizations/hill-band.ttl"), PREFIXES + GOOD)
    outcome = runner.run(step(ACTION, "Validate"), DATA="data", CHANGED_SINCE=since)
    assert outcome == (0, "")
    assert runner.summary.read_text().startswith("### Validation: no findings\n")


@pytest.mark.parametrize("since", ["HEAD^1", ""], ids=["a pull request", "everything"])
def test_the_action_fails_a_bad_contribution_beside_its_line(runner: Runner, since: str) -> None:
    runner.contribute(GAZETTE, "\nsituation:oath al:pledgee org:union .\n")
    code, printed = runner.run(step(ACTION, "Validate"), DATA="data", CHANGED_SINCE=since)
    assert code == 1
    assert re.search(r"^::error file=data/sources/2016/gazette\.ttl,line=\d+,.*AL487", printed, re.MULTILINE)
    assert "AL487" in runner.summary.read_text()


def test_the_action_fetches_a_base_that_a_shallow_checkout_lacks(runner: Runner, tmp_path: Path) -> None:
    base = runner.git("rev-parse", "HEAD")
    runner.contribute(GAZETTE, "\nsituation:oath al:pledgee org:union .\n")
    shallow = tmp_path / "shallow"
    runner.git("config", "uploadpack.allowAnySHA1InWant", "true")
    runner.git("clone", "--quiet", "--depth=1", f"file://{runner.repository}", str(shallow))
    code, printed = runner.run(step(ACTION, "Validate"), shallow, DATA="data", CHANGED_SINCE=base)
    assert code == 1 and "AL487" in printed


def test_a_base_that_cannot_be_fetched_is_told_with_what_to_do(runner: Runner, tmp_path: Path) -> None:
    base = runner.git("rev-parse", "HEAD")
    runner.contribute(GAZETTE, "\nsituation:oath al:pledgee org:union .\n")
    shallow = tmp_path / "shallow"
    runner.git("clone", "--quiet", "--depth=1", f"file://{runner.repository}", str(shallow))
    shutil.rmtree(runner.repository)
    code, printed = runner.run(step(ACTION, "Validate"), shallow, DATA="data", CHANGED_SINCE=base)
    assert code == 2
    assert "::error title=allegiance::The revision to compare with is not in this checkout" in printed
    assert "fetch-depth of 0" in printed


def test_the_steps_work_in_a_repository_with_a_base_and_a_folder_of_its_own(runner: Runner) -> None:
    shutil.rmtree(runner.repository / "data")
    shutil.copytree(ROOT / "docs" / "example" / "repository", runner.repository, dirs_exist_ok=True)
    runner.git("add", "--all")
    runner.git("commit", "--quiet", "--message", "a repository of its own")
    herald = Path("graph/sources/2016/herald-2016-01.ttl")
    validate = step(ACTION, "Validate")
    assert runner.run(validate, DATA="graph", CHANGED_SINCE="") == (0, "")
    runner.contribute(herald, "\nsituation:red-band-oath-2016 al:pledgee org:blue-league .\n")
    code, printed = runner.run(validate, DATA="graph", CHANGED_SINCE="HEAD^1")
    assert code == 1 and re.search(rf"^::error file={herald},line=\d+,.*AL487", printed, re.MULTILINE)
    path = f"{runner.temporary / 'allegiance' / 'bin'}:{os.environ['PATH']}"
    hooks = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text())}
    assert runner.run({"run": f"{hooks['allegiance-validate']['entry']} graph"}, PATH=path)[0] == 1
    assert runner.run({"run": f"{hooks['allegiance-fmt']['entry']} {herald}"}, PATH=path)[0] == 0


@pytest.mark.parametrize("value", ["$(touch forged)", '"; touch forged; "', "`touch forged`", "--format=json"])
def test_no_input_of_the_action_is_run_or_read_as_an_option(runner: Runner, value: str) -> None:
    assert runner.run(step(ACTION, "Validate"), DATA=value, CHANGED_SINCE="")[0] == 2
    assert runner.run(step(ACTION, "Validate"), DATA="data", CHANGED_SINCE=value)[0] != 0
    assert not (runner.repository / "forged").exists()


def test_the_comment_has_findings_and_the_change_in_words(runner: Runner) -> None:
    runner.contribute(GAZETTE, "\nsituation:oath al:pledgee org:union .\n")
    code, printed = runner.run(step(CONTRIBUTION, "Validate"))
    comment = (runner.temporary / "comment.md").read_text()
    assert code == 1 and "::error file=data/sources/2016/gazette.ttl" in printed
    assert "AL487" in comment.partition("### What the data will say")[0]
    assert "\n        + pledgee: Highland Union (invented)\n" in comment
    assert runner.summary.read_text() == comment


def test_no_text_of_a_contribution_leaves_its_block_in_the_comment(runner: Runner) -> None:
    runner.contribute(Path("data/actors/organizations/hill-band.ttl"), PREFIXES + GOOD)
    assert runner.run(step(CONTRIBUTION, "Validate")) == (0, "")
    change = (runner.temporary / "comment.md").read_text().partition("### What the data will say\n\n")[2]
    assert "Hill Band" in change
    assert [line for line in change.splitlines() if not line.startswith("    ")] == []


def test_a_long_change_is_cut_and_says_so(runner: Runner) -> None:
    bands = "".join(
        f'org:band-{n} a al:ArmedOrganization ;\n    skos:prefLabel "Отряд {n}"@ru .\n' for n in range(1000)
    )
    runner.contribute(Path("data/actors/organizations/band.ttl"), PREFIXES + bands)
    runner.run(step(CONTRIBUTION, "Validate"))
    comment = (runner.temporary / "comment.md").read_text(encoding="utf-8")
    told, more = comment.split("\n\n\nand more: ")
    assert more == "`allegiance diff` shows all of it.\n" and told.endswith(")")  # a line is told whole or not at all
    assert len(comment) < 130_000


def test_a_file_that_is_not_turtle_is_told_and_the_rest_still_said(runner: Runner) -> None:
    runner.contribute(GAZETTE, "\nsituation:oath al:pledgee\n")
    code, printed = runner.run(step(CONTRIBUTION, "Validate"))
    assert code == 1 and "AL201" in printed
    assert re.search(
        r"^    Not compared: data/sources/2016/gazette\.ttl cannot be read now", runner.summary.read_text(), re.M
    )


def test_a_data_folder_that_leads_out_of_the_checkout_is_told_and_not_read(runner: Runner, tmp_path: Path) -> None:
    (tmp_path / "out/sources/2016").mkdir(parents=True)
    (tmp_path / "out/sources/2016/x.ttl").write_text("canary")
    shutil.rmtree(runner.repository / "data")
    (runner.repository / "data").symlink_to(tmp_path / "out")
    runner.git("add", "--all")
    runner.git("commit", "--quiet", "--message=out")
    code, printed = runner.run(step(CONTRIBUTION, "Validate"))
    comment = (runner.temporary / "comment.md").read_text()
    assert code == 1 and "AL104" in printed and "AL104" in comment
    assert "canary" not in printed + comment


def test_shapes_of_a_contribution_are_not_used(runner: Runner) -> None:
    shutil.copytree(ROOT / "ontology", runner.repository / "ontology")
    for folder in ("shapes", "queries"):
        (runner.repository / folder).mkdir()
    runner.contribute(GAZETTE, "\nsituation:oath al:pledgee org:union .\n")
    assert "AL487" in runner.run(step(CONTRIBUTION, "Validate"))[1]


def test_hooks_run_commands_that_there_are(runner: Runner) -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text())}
    assert hooks.keys() == {"allegiance-validate", "allegiance-fmt"}
    runner.contribute(GAZETTE, "\nsituation:oath   al:pledgee org:union .\n")
    path = f"{runner.temporary / 'allegiance' / 'bin'}:{os.environ['PATH']}"
    check, form = hooks["allegiance-validate"], hooks["allegiance-fmt"]
    assert re.search(check["files"], str(GAZETTE)) and re.search(form["files"], str(GAZETTE))
    assert runner.run({"run": " ".join([check["entry"], *check["args"]])}, PATH=path)[0] == 1
    assert runner.run({"run": f"{form['entry']} {GAZETTE}"}, PATH=path)[0] == 0
    assert runner.git("diff", "--name-only") == GAZETTE.as_posix()
