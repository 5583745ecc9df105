from __future__ import annotations

import pytest

from tests.analyzers.modules.attribution.saying import analyse


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The mayor of Tolling said the bridge would stay closed until May.",
            "The mayor of Tolling",
            "said",
            "the bridge would stay closed until May",
        ),
        (
            "“The bridge is a danger,” said Ines Caro, the mayor of Tolling.",
            "Ines Caro, the mayor of Tolling",
            "said",
            "“The bridge is a danger,”",
        ),
        (
            "“The bridge is old,” Ms. Caro said. “It will stay closed.”",
            "Ms. Caro",
            "said",
            "“The bridge is old,” … “It will stay closed.”",
        ),
        (
            "According to the harbour board, two ships were turned away.",
            "the harbour board",
            "According to",
            "two ships were turned away",
        ),
        (
            "Ines Caro told the council that the repairs had been paid for twice.",
            "Ines Caro",
            "told",
            "that the repairs had been paid for twice",
        ),
        (
            "Caro accused the builders of using cheap steel.",
            "Caro",
            "accused",
            "the builders of using cheap steel",
        ),
    ],
)
def test_finds_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in analyse(text).rows()


def test_a_sentence_of_the_reporter_is_nobody_s() -> None:
    assert analyse("The bridge was built in 1931. It is forty metres long.").rows() == []


def test_british_single_quotes_are_direct_speech() -> None:
    found = analyse("‘We shall not sell the mill,’ said Owen Pratt, who runs it. ‘Not for any price.’")
    record = found.one("We shall not sell")
    assert record.type == "direct"
    assert found.of(record.source).startswith("Owen Pratt")


def test_a_quotation_over_several_paragraphs_is_one_content() -> None:
    found = analyse(
        "“We waited for a week,” said Owen Pratt, a miller. “Then the water came.\n\n“It came up to the second "
        "floor.”\n"
    )
    record = found.one("We waited")
    assert "second floor" in found.of(record.content)
    assert len(found.by("Owen Pratt")) == 1


def test_a_speaker_after_a_dash() -> None:
    found = analyse("“They never asked us about the dam.” – Jonas Vell, ferryman")
    record = found.one("never asked us")
    assert found.of(record.source) == "Jonas Vell, ferryman"
    assert record.source_class == "named_person"


def test_a_colon_before_the_next_paragraph() -> None:
    found = analyse("After the vote the miller was bitter. He said:\n\n“Nobody in this town can read a map.”")
    record = found.one("read a map")
    assert found.of(record.source) == "He"
    assert found.of(record.cue) == "said"


def test_a_colon_without_a_reporting_verb() -> None:
    found = analyse("A neighbour put it more shortly: “Sell it and go.”")
    assert found.of(found.one("Sell it").source) == "A neighbour"


def test_a_dateline_s_colon_reports_nothing() -> None:
    found = analyse("TOLLING: The bridge is closed, the mayor said on Monday.")
    assert [row[0] for row in found.rows()] == ["the mayor"]
    assert found.rows()[0][2] == "The bridge is closed"


def test_a_quotation_without_a_cue_goes_on_with_the_last_speaker() -> None:
    found = analyse(
        "“We lost the barn in the first hour,” Ms. Caro said.\n\n“The cows we found on the hill the next morning.”"
    )
    record = found.one("cows")
    assert found.of(record.source) == "Ms. Caro"
    assert record.cue == () or record is found.one("barn")


def test_a_term_in_quotation_marks_is_no_speech() -> None:
    assert analyse("The so-called “rain tax” was passed in June.").rows() == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The army did not respond to a request for comment.", "did not respond to a request for comment"),
        ("The builders declined to comment.", "declined to comment"),
        ("Mr. Pratt refused to say who had paid him.", "refused to say who had paid him"),
        ("The ministry could not be reached for comment.", "could not be reached for comment"),
        ("Officials were not immediately available for comment.", "were not immediately available for comment"),
        ("The council has yet to comment on the sale.", "has yet to comment on the sale"),
        ("Neither side would confirm the figures.", "would confirm the figures"),
    ],
)
def test_silence_holds_the_whole_predicate(text: str, content: str) -> None:
    found = analyse(text)
    record = found.one(content)
    assert found.of(record.content) == content
    assert (record.type, record.speech_act, record.reporting) == ("no_comment", "refusal", True)
    assert record.content[0].contains(record.cue[0])


@pytest.mark.parametrize(
    "text",
    [
        "The builders declined the offer of a longer lease.",
        "The river did not return to its bed.",
        "The patients did not respond to the treatment.",
    ],
)
def test_other_refusals_are_not_silence(text: str) -> None:
    assert all(a.type != "no_comment" for a in analyse(text).result.attributions)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ferry is believed to have sunk in the night.", "The ferry … to have sunk in the night"),
        ("It is understood that the lease runs out in May.", "that the lease runs out in May"),
        ("The owner reportedly left the country in March.", "The owner … left the country in March"),
    ],
)
def test_hearsay_has_no_source(text: str, content: str) -> None:
    found = analyse(text)
    record = found.one(content.split(" … ")[-1])
    assert found.of(record.content) == content
    assert (record.source, record.source_class, record.speech_act) == ((), "hearsay", "hearsay")


def test_believed_by_somebody_is_not_agentless() -> None:
    found = analyse("The ferry is believed by its owner to have sunk in the night.")
    assert all(a.provenance.rule != "hearsay" for a in found.result.attributions)


def test_as_did_gives_a_second_record_with_the_borrowed_content() -> None:
    found = analyse("The builders denied that the steel was cheap, as did the supplier.")
    first, second = found.by("The builders")[0], found.by("the supplier")[0]
    assert first.content == second.content
    assert found.of(second.cue) == "as did"
    assert second.speech_act == "denial"


def test_so_did_reaches_back_one_sentence() -> None:
    found = analyse("The builders denied that the steel was cheap. So did the supplier.")
    assert found.by("the supplier")[0].content == found.by("The builders")[0].content


def test_the_reporter_s_comment_stays_outside() -> None:
    found = analyse("Mr. Pratt called the mayor a “coward” – just as he had done in March.")
    record = found.one("coward")
    assert "March" not in found.of(record.content)


def test_a_closing_mirror_stays_outside() -> None:
    found = analyse("The builders denied using cheap steel, as did the supplier.")
    assert all("as did" not in found.of(a.content) for a in found.result.attributions)


def test_the_anonymity_clause_is_no_statement_and_no_part_of_the_source() -> None:
    found = analyse("“The list is short,” said an official, who asked not to be named.")
    assert len(found.rows()) == 1
    assert found.rows()[0][0] == "an official"


def test_said_at_the_time_that() -> None:
    found = analyse("A guard said at the time that two pumps had failed.")
    assert found.of(found.one("two pumps").content) == "that two pumps had failed"


def test_adding_that_is_a_record_of_its_own() -> None:
    found = analyse("The sale is off, a guard of the bank said on Monday, adding that the buyers “were furious.”")
    said, added = found.one("sale is off"), found.one("furious")
    assert found.of(said.content) == "The sale is off"
    assert found.of(added.cue) == "adding"
    assert said.entity == added.entity


def test_a_joint_source_closes_a_long_lead() -> None:
    found = analyse(
        "TOLLING: The Lake Front, a threat to every ferry on the water, is holding talks with the government, a senior "
        "Front commander and mediators told reporters on Monday."
    )
    record = found.one("is holding talks")
    assert found.of(record.source) == "a senior Front commander and mediators"
    assert record.source_class == "unnamed_group"


def test_denials_are_found_however_short() -> None:
    assert ("The Front", "denied", "it") in analyse("The army blamed the Front. The Front denied it.").rows()


def test_a_quotation_that_is_begun_is_taken_whole() -> None:
    found = analyse(
        "He called the dam a “good story in a year when so often we see rivers going the other way, and not only here.”"
    )
    assert found.of(found.one("good story").content).endswith("and not only here.”")


def test_what_the_speaker_did_next_is_not_what_was_said() -> None:
    found = analyse("The council called the flood “a warning,” but stopped short of closing the bridge.")
    assert "stopped" not in found.of(found.one("a warning").content)


def test_a_dash_without_a_space_names_the_speaker() -> None:
    found = analyse("“He is wrong. He knows nothing about boats.”― Pia Marr\n“It is so. We like it here.” ― Sonja Hale")
    assert found.rows() == [
        ("Pia Marr", "―", "“He is wrong. He knows nothing about boats.”"),
        ("Sonja Hale", "―", "“It is so. We like it here.”"),
    ]


def test_whom_it_was_told_is_not_what_was_told() -> None:
    found = analyse("He told one of his young pupils on a regular basis that “water is the answer” to all of it.")
    assert found.of(found.one("water is the answer").content).startswith("that")


def test_what_is_blamed_on_somebody_is_part_of_the_statement() -> None:
    found = analyse("Nine soldiers died in an ambush at Tarn Pass that the army blamed on the Front.")
    assert found.of(found.one("on the Front").content) == "an ambush at Tarn Pass … on the Front"


def test_where_a_report_has_it_from_is_no_statement() -> None:
    found = analyse("Radio Transit reported the deal on Monday, quoting unnamed officials on both sides.")
    assert [found.of(a.cue) for a in found.result.attributions] == ["reported"]
