"""Names and entities for property tests."""

from hypothesis import strategies as st

from allegiance.merge.linking.table import ORGANIZATION, PERSON, Entity, Name

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyzABCÇÉöüşğıʻ'’-. ,()",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآپچژگکی ـ",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяқғҳў- ",
)
names = st.one_of(st.text(alphabet, min_size=1, max_size=30) for alphabet in ALPHABETS)
words = st.sampled_from(
    (
        "al",
        "Abu",
        "Abd",
        "Rahman",
        "Muhammad",
        "Mohammed",
        "Islamic",
        "Movement",
        "Uzbekistan",
        "Yemen",
        "Front",
        "II",
        "2",
        "Umar",
        "Amir",
    )
)
likely = st.lists(words, min_size=1, max_size=5).map(" ".join)


def entities(dataset: str) -> st.SearchStrategy[Entity]:
    """Give entities whose names, dates and countries meet now and then."""
    return st.builds(
        Entity,
        id=st.uuids().map(lambda found: f"{dataset}:{found}"),
        dataset=st.just(dataset),
        kind=st.sampled_from((PERSON, ORGANIZATION, "")),
        names=st.lists(st.builds(Name, st.one_of(likely, names), st.booleans()), min_size=1, max_size=4).map(tuple),
        births=st.frozensets(st.sampled_from(("1960", "1961-05-02", "1970~", "1950/1952")), max_size=2),
        countries=st.frozensets(st.sampled_from(("Yemen", "Iraq", "Uzbekistan")), max_size=2),
        identifiers=st.frozensets(st.sampled_from(("A0002302", "4229533")), max_size=1),
    )
