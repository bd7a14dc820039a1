"""The parts of cleaning on their own: set phrases, units, credits, languages."""

from __future__ import annotations

import pytest

from analysis.cleaning.credits import find_upstream
from analysis.cleaning.rules import reasons_by_wording
from analysis.cleaning.tongues import language_of
from analysis.cleaning.units import split_units


def reason(line: str) -> str | None:
    return reasons_by_wording(split_units(line)).get(0)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Advertisement", "furniture"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "furniture"),
        ("Loading...", "furniture"),
        ("* * *", "furniture"),
        ("Post Views: 1,234", "furniture"),
        ("View all posts by Jane Roe", "author_note"),
        ("Editor’s note: This piece was first given as a talk.", "author_note"),
        ("By Staff Reporter", "byline"),
        ("Sources: The Outlet, The Daily Example", "source_credit"),
        ("• First link • Second link", "related_links"),
        ("https://www.example.com/news/a-story", "related_links"),
        ("Next: Treaty talks stall again", "navigation"),
        ("← Previous Article", "navigation"),
        ("Home > World > Europe", "navigation"),
        ("Skip to main content", "navigation"),
        ("12 Comments", "comments"),
        ("Leave a Reply", "comments"),
        ("Your email address will not be published. Required fields are marked *", "comments"),
        ("Facebook Twitter WhatsApp Email", "share"),
        ("Share this article on Facebook", "share"),
        ("Follow us on Google News and Telegram", "share"),
        ("Sign up for our daily newsletter", "subscribe"),
        ("We use cookies to improve your experience on our site.", "subscribe"),
        ("Related Stories:", "related_links"),
        ("You may also like", "related_links"),
        ("More from this section", "related_links"),
        ("READ MORE: Treaty talks stall again", "read_more"),
        ("Also Read | Treaty talks stall again", "read_more"),
        ("Photo: Jane Roe/Agency", "image_credit"),
        ("Image generated with AI", "image_credit"),
        ("A man walks by the river. (Photo by Jane Roe/Getty Images)", "image_credit"),
        ("By Jane Roe", "byline"),
        ("By JANE ROE and John Doe", "byline"),
        ("Published: 3 March 2024, 10:15 GMT", "byline"),
        ("March 3, 2024 5 min read", "byline"),
        ("4 hours ago", "byline"),
        ("Reporting by Jane Roe; Editing by John Doe", "author_note"),
        ("(With inputs from agencies)", "author_note"),
        ("Tags: water, treaty, law", "tags"),
        ("© 2024 The Outlet. All rights reserved.", "copyright"),
        ("-- With assistance from Jane Roe", "author_note"),
        ("To contact the reporter on this story: Jane Roe in Geneva at jroe@example.net", "author_note"),
        ("• This article was amended on 3 March 2024. An earlier version misstated the year.", "author_note"),
        ("Media contact: Jane Roe, +1 612 555 0100", "author_note"),
        ("Enditem", "furniture"),
        ("Jane Roe Political editor", "byline"),
        ("Jane Roe, Senior Moscow Correspondent", "byline"),
        ("Jane Roe Africa correspondent in Nairobi", "byline"),
        ("Source: The Outlet", "source_credit"),
        ("This article was originally published by The Outlet.", "source_credit"),
    ],
)
def test_lines_of_a_page(line: str, expected: str) -> None:
    assert reason(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the talks had broken down and both sides went home.",
        "By Friday",
        "Sources close to the president: who they are and what they want from the treaty",
        "Stay, the crowd shouted, and she stayed.",
        "Key takeaways",
        "Sources close to the talks said: nothing is agreed until everything is.",
        "Sources say talks go on",
        "Home secretary resigns after the vote",
        "Police Arrest Newspaper Editor",
        "This article of the treaty was not amended, the minister said.",
        "Search for survivors goes on after the flood",
        "Photos of the flood show how high the river stood when the dam broke on Sunday.",
        "Follow the money, the inspector said, and you will find who paid for the bridge.",
        "Read the treaty, he told the members, before you vote on it.",
        "More than 300 people came to the square.",
        "Like many others, she had left on foot.",
        "Image matters to the president, whose aides film every visit.",
        "The report was published on Monday by the ministry and runs to 300 pages, more than any before it.",
        "Comments by the minister caused anger in the capital on Tuesday.",
        "Share prices fell on Monday",
        "“The authors are wrong,” the minister said, “and the report should be withdrawn at once.”",
        "Images from camera phones have made it into the art world, where an exhibition opens next month.",
        "The reporter said she was held for two days.",
        "“We will not reply,” he said.",
        "Related to this is the question of who pays.",
        "Copyright law was the second point of the talks, which ended without a result.",
        "On 3 March 2024 the dam broke and the town was under water within the hour.",
    ],
)
def test_sentences_that_begin_alike_are_left_alone(line: str) -> None:
    assert reason(line) is None


def test_units_are_lines() -> None:
    units = split_units("  One. \n\n\tTwo\n")
    assert [(u.start, u.end, u.text) for u in units] == [(2, 6, "One."), (10, 13, "Two")]


def test_hard_wrapped_lines_are_one_unit() -> None:
    raw = (
        "The committee met on Tuesday in the capital to talk about the new\n"
        "water treaty with its neighbours, and members agreed that the old\n"
        "agreement no longer served either side.\n\n"
        "A vote is expected before the summer, according to two people who\n"
        "took part in the meeting and asked not to be named because it was\n"
        "private.\n"
    )
    assert [u.text.count("\n") for u in split_units(raw)] == [2, 2]


def test_short_lines_that_are_no_wrapped_text_stay_apart() -> None:
    raw = "Home\nWorld\nPolitics\n\nThe committee met.\nIt talked.\n\nContact\nAbout"
    assert len(split_units(raw)) == 7


@pytest.mark.parametrize(
    ("credit_lines", "first", "expected"),
    [
        (["Original Source: example.com"], None, "example.com"),
        (["Source: https://www.example.com/2024/a-story"], None, "example.com"),
        (["Source – The Daily Example"], None, "The Daily Example"),
        (["This article was originally published by The Daily Example on 3 March 2024."], None, "The Daily Example"),
        (["This story was first published in The Daily Example."], None, "The Daily Example"),
        ([], "GENEVA, March 3 (Reuters) - The talks went on.", "Reuters"),
        ([], "GENEVA (AP) — The talks went on.", "AP"),
        ([], "GENEVA, March 3 (TASS). The talks went on.", "TASS"),
        ([], "GENEVA, March 3. /TASS/. The talks went on.", "TASS"),
        (["Reuters"], "The talks went on.", "Reuters"),
        ([], "Geneva (dpa) said nothing.", None),
        ([], "The Example Organisation (EO) said the talks went on.", None),
        ([], None, None),
        (["Source: The Daily Example"], "GENEVA (AP) — The talks went on.", "The Daily Example"),
    ],
)
def test_the_credited_source(credit_lines: list[str], first: str | None, expected: str | None) -> None:
    assert find_upstream(credit_lines, first) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said on Tuesday that the talks would go on for as long as it takes.", "en"),
        ("Der Minister sagte am Dienstag, dass die Gespräche so lange wie nötig weitergehen werden.", "de"),
        ("Le ministre a dit mardi que les discussions se poursuivront aussi longtemps que nécessaire.", "fr"),
        ("El ministro dijo el martes que las conversaciones seguirán todo el tiempo que sea necesario.", "es"),
        ("Il ministro ha detto martedì che i colloqui continueranno per tutto il tempo necessario.", "it"),
        ("O ministro disse na terça-feira que as conversas vão continuar enquanto for necessário.", "pt"),
        ("De minister zei dinsdag dat de gesprekken zo lang als nodig zullen doorgaan.", "nl"),
        ("Bakan salı günü yaptığı açıklamada görüşmelerin devam edeceğini ve bir sonuç olduğunu söyledi.", "tr"),
        ("Министр сказал во вторник, что переговоры будут продолжаться столько, сколько нужно.", "ru"),
        ("Міністр сказав у вівторок, що переговори будуть тривати стільки, скільки потрібно, але не з ним.", "uk"),
        ("قال الوزير يوم الثلاثاء إن المحادثات ستستمر في المدينة على الرغم من كل شيء", "ar"),
        ("大臣は火曜日に、交渉は必要な限り続くと述べた。会談は首都で行われた。", "ja"),
        ("部长星期二说，谈判将继续进行，直到达成协议为止。会谈在首都举行。", "zh"),
        ("장관은 화요일에 회담이 필요한 만큼 계속될 것이라고 말했다.", "ko"),
        ("Two words", None),
        ("", None),
        ("1 2 3 4 5 6 7 8 9 10 11 12", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert language_of(text) == code
