"""A rule is explained by its id; an id that does not exist is answered with near ones."""


def test_a_rule_is_explained_with_an_example(run) -> None:  # type: ignore[no-untyped-def]
    outcome = run("explain", "al452")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("AL452. Claim: no stance\n")
    assert "\n    claim:gazette-02 a al:Claim ;\n" in outcome.out


def test_an_unknown_id_is_one_sentence_and_code_2(run) -> None:  # type: ignore[no-untyped-def]
    outcome = run("explain", "AL425")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("allegiance: There is no rule 'AL425': did you mean AL452 or ")
    assert outcome.err.count("\n") == 1


def test_an_id_that_steers_a_terminal_is_not_echoed(run) -> None:  # type: ignore[no-untyped-def]
    outcome = run("explain", "AL4\x1b[31m\u202e52")
    assert outcome.code == 2
    assert "\x1b" not in outcome.err and "\u202e" not in outcome.err
