"""The splitter on hard cases, one line of reasoning each, and its promises for any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


# fmt: off
# Each list: the expected sentences. The text is these, joined by single spaces.
SPACED: dict[str, list[list[str]]] = {
    "quotations": [
        ["“We won.” he said."],
        ["“Why?” she asked.", "Nobody knew."],
        ["“Why now?” the mayor asked the room.", "“Because we must!” a voice replied."],
        ["“We won,” he said.", "“It took nine years.”"],
        ["He put it plainly: “We lost.”", "Then he sat down."],
        ["“The bridge is shut.", "Nobody may cross it.", "Use the ferry,” the warden said."],
        ["“It is done.”", "The crowd left the square."],
        ["“Where is the money?”", "The auditors never found out."],
        ["“Where is the money?” Tan asked."],
        ["“Who pays?” Mayor Lena Ortiz asked reporters on Friday.", "No answer came."],
        ["“Enough!” Ahmad bin Salleh shouted."],
        ["“Why me?” I asked.", "He shrugged."],
        ["“Why me?”", "He asked that twice."],
        ["“We will appeal.” Kowalski said."],
        ["“We will appeal.”", "Kowalski said the court had erred in two places."],
        ['"We won." he said.', '"It was close."'],
        ['"Nobody told us," she said.', '"Not once."'],
        ["'Leave it.'", "The porter obeyed."],
        ["‘Leave it,’ said the porter.", "‘It is hot.’"],
        ["She called it “a mess.”", "Others agreed."],
        ["„Das reicht.“", "Er ging."],
        ["„Reicht das?“ fragte er.", "„Nein.“"],
        ["»Wir haben Zeit.«", "»Wirklich?«"],
        ["« Pourquoi ? »", "Personne ne répondit."],
        ["« Nous partons. »", "Il ferma la porte."],
        ["—¿Qué pasa? —preguntó Ana.", "—Nada."],
        ["¿Quién paga?", "¡Nadie!", "Así siguió la tarde."],
        ["“The film ‘Ready?’ opens Friday.”", "Tickets are gone."],
        ["“Unclosed from here on.", "The next one says more.", "And so does this."],
        ['He said "yes. "', "Then he signed."],
        ["“What?!”", "“Yes!!”", "They laughed."],
        ["“What?!” they cried.", "It was over."],
        ["“Be bold.” — Ann Lee, coach"],
        ["“Shame on them!” Union leader Pat Kerr told reporters.", "Members cheered."],
        ["“I could not,” he said.", "“…They would not let me.”", "A pause."],
        ["“Will it rain?”", "Farmers in the north ask this daily."],
        ["“Go!”", "“Stay!”", "The shouts came from both sides."],
        ["“Kita menang!” kata Anita kepada pemberita.", "Dia tersenyum."],
    ],
    "titles and names": [
        ["Mr. Hale met Mrs. Ito and Dr. Osei.", "They talked."],
        ["Gen. Ruiz and Lt. Col. Adeyemi resigned.", "Sgt. Poole stayed."],
        ["Maj.-Gen. Singh spoke.", "Brig. Khan listened."],
        ["Sen. Ola Berg wrote to Rep. Kim and Gov. Diaz.", "None replied."],
        ["Lawyers for Messrs. Bell and Cho objected.", "The judge, Hon. R. Vale, did not."],
        ["George W. Carver taught there.", "J. K. Okafor came later."],
        ["J.R.R. Marsh and P.J. Lund co-wrote it.", "It sold well."],
        ["Robert Dunn Jr. Stadium reopened.", "Its owner, Robert Dunn Sr., wept."],
        ["The author is Martin Vale Jr.", "He lives in Perth."],
        ["St. Bride’s stands near Mt. Orrin and Ft. Hale.", "Walkers love it."],
        ["They met on Main St.", "The rain had stopped."],
        ["The Rev. A. Stone led prayers.", "Fr. Doyle read."],
        ["Hj. Mohd. Salleh lives off Jln. Ampang.", "His shop is near Kg. Baru."],
        ["Tn. Hj. Abd. Rahman and Pn. Siti sold it.", "Mereka gembira."],
        ["Dato’ Dr. Hjh. Aminah opened the fair.", "She cut a ribbon."],
        ["Bpk. Joko visited Jl. Sudirman.", "Menurut dia, jalan itu rosak."],
        ["Kapten Ahmad b. Ali and Siti bt. Omar were promoted.", "Both are 30."],
        ["Prof. Dr. Ir. Budi retired.", "Drs. Hadi took over."],
        ["Smt. Rao met Eng. Salma Odeh.", "Prof. Dr. med. Anna Weiss came too."],
        ["Insp. Lee and Supt. Rao gave evidence.", "The trial goes on."],
        ["El Sr. Vidal y la Sra. Pons firmaron.", "Luego se fueron."],
        ["M. Dubois et Mme. Leroy ont signé.", "Ils sont partis."],
        ["Il Sig. Conti e l’Avv. Neri tacquero.", "Poi uscirono."],
        ["А. С. Орлов приехал.", "Он молчал."],
        ["The Rt. Hon. Ann Ray spoke.", "Mdm. Lee and Maj. (ret.) Levi listened."],
        ["Menurut Kombes. Pol. Latif, jalan ditutup.", "Warga menunggu."],
        ["DR. ONG TO RETIRE.", "BOARD SEEKS HEIR."],
        ["Yahoo! said it would sell.", "Shares rose."],
        ["Yahoo! Finance and Yum! Brands agreed.", "Terms were secret."],
        ["She once worked for Yahoo!", "The job was dull."],
    ],
    "abbreviations": [
        ["The U.S. Army left the U.K. base.", "It was quiet."],
        ["He moved to the U.S.", "He never came back."],
        ["The U.S. IT sector grew.", "The U.N. took note."],
        ["The meeting starts at 9 a.m. Monday.", "It ends at 5 p.m. Eastern time."],
        ["Doors open at 7 p.m.", "Tickets cost $5."],
        ["Polls close at 8 p.m. on Sunday.", "Counting takes hours."],
        ["At 6 a.m. Jan. 6 the siren went.", "Nobody moved."],
        ["He lives at No. 10 Downing Street.", "She is at No. 4."],
        ["He said no.", "Ten others said yes."],
        ["See Nos. 3 and 4.", "They differ."],
        ["On Jan. 6 the dam broke.", "By Feb. 2 it was mended."],
        ["The plant shut in Dec.", "Output fell at once."],
        ["It opens Sat. Jan. 9 at noon.", "Entry is free."],
        ["Rossi et al. found no link.", "A later study did."],
        ["The claim is by Rossi et al.", "The data are open."],
        ["Apple Inc. Chief Executive Tim Cook spoke.", "Corp. Ltd. names followed."],
        ["He founded Orbit Ltd.", "The firm failed."],
        ["He wrote it on X.", "Musk replied within an hour."],
        ["Turin play in Serie A.", "Juventus won."],
        ["It is based in Wilmington, Del.", "It employs 400."],
        ["It was founded by Robert Dow Sr.", "He sold it."],
        ["Lo dijo el Sr. Gómez.", "Nadie le creyó."],
        ["Perak Tin Sdn. Bhd. sold Lumut Bhd. shares.", "Petra Bhd. declined to comment."],
        ["She joined Ng & Co. in May.", "Brown Bros. bought it."],
        ["He holds a Ph.D. from Lund.", "She holds an M.Sc.", "Both teach."],
        ["Buy fruit, e.g. Fuji apples, i.e. sweet ones.", "Eat them."],
        ["Smith vs. Jones was drawn.", "Roe v. Wade was cited, cf. Note 4."],
        ["As Fig. 3 and pp. 4-9 show, it fell.", "See p. 12."],
        ["Vol. 2, Ch. IV covers it.", "Sec. 9 does not."],
        ["Bring rope, tape, etc.", "Leave the dog."],
        ["Rope, tape, etc. are sold there.", "Bring cash."],
        ["It happened in Washington, D.C. on Monday.", "It rained."],
        ["He left the U.S.", "Mr. Hale stayed, and so did U.S. Sen. Ola Berg."],
        ["They moved to NY.", "The rest is with Abdul.", "He waits."],
        ["The office is in Washington, D.C.", "It is small."],
        ["Mass. Gov. Ella Reed signed.", "She lives in Salem, Mass.", "Critics objected."],
        ["Er kam am 3. Oktober.", "Der 2. Weltkrieg war vorbei."],
        ["Sie mag Obst, z. B. Äpfel, bzw. Birnen.", "Er nicht."],
        ["Das kostet 3 Mio. Euro.", "Nr. 5 kostet mehr."],
        ["Gula, beras, dll. dijual di situ.", "Harganya murah."],
        ["Vive en EE. UU. desde 2010.", "Ella estudia."],
        ["Nobody had a Plan B.", "Reporters noticed."],
        ["Germany lost World War I.", "France won."],
        ["She bought shares (of Orion Inc.) Monday.", "They fell."],
        ["“I was made in the U.S.”", "Cruz has said so before."],
        ["They write in J. Exp. Med. this week.", "Vitamin C.", "It helps."],
        ["A town of pop. 680,000 lost env. 300 jobs.", "It was quiet."],
        ["They left the U.S. (United States) by sea.", "It took weeks."],
        ["Lt.Col. Ames and Lt. Gen. Bo met.", "Nothing came of it."],
    ],
    "numbers and addresses": [
        ["It cost US$1.2 billion.", "That is 3.5 per cent more."],
        ["Rs. 500 and Rp. 10,000 were found.", "RM1.5 was not."],
        ["Version 2.0.1 is out.", "Version 3 is not."],
        ["It grew 4.5.", "It then fell 2."],
        ["It began in 2019.", "12 people came."],
        ["He scored 12.", "Smith had 10."],
        ["Visit example.com.", "Write to a.b@mail.example.org.", "Done."],
        ["See https://example.com/a.b?c=d.e!f for more.", "It is free."],
        ["Node.js and ASP.NET run it.", "Booking.com does not."],
        ["The 6.1 quake hit at 10.30 a.m. near 4.5N.", "Nobody died."],
        ["The price was $.50.", "It doubled."],
        ["Sidang bermula 3.30 petang.", "Ia tamat 5.45 petang."],
        ["시험은 2024. 5. 3. 시작된다.", "모두 왔다."],
        ["He is 5 ft. 6 in. tall.", "She is taller."],
    ],
    "ellipses and runs": [
        ["He paused... then left.", "She stayed."],
        ["He paused…", "Then he left."],
        ["He paused...", "Then he left."],
        ["I... I do not know.", "Ask her."],
        ["The plan ... Smith wrote ... was dead.", "He mourned."],
        ["Wait . . . what?", "No."],
        ["“... and so it ended.”", "They wept."],
        ["[...] The rest is lost.", "We moved on."],
        ["They did what?!", "Nobody believed it!!", "Really??"],
        ["It ended....", "A new one began."],
        ["He paid (!) twice (?) for it.", "It broke."],
    ],
    "brackets and notes": [
        ["He signed.", "(He did not want to.)", "She signed too."],
        ["He signed (he had to).", "She did not."],
        ["[Applause.]", "Thank you all."],
        ["Output grew.[1]", "Exports fell.[2][3]", "Prices held.[a]"],
        ["Output grew.¹", "Exports fell.²"],
        ["Output grew.1", "Exports fell.2", "Nobody knew why."],
        ["“Output grew.”1", "Exports fell."],
        ["Rates rose (see Fig. 2).", "They fell later."],
        ["He left (slowly.)", "She ran."],
        ["Output grew.[citation needed]", "Exports fell."],
    ],
    "datelines": [
        ["PARIS, June 3 — The talks ended.", "No deal came."],
        ["LONDON (Agency) - The pound fell.", "Shares rose."],
        ["WASHINGTON, Jan. 3 — The Senate met.", "It voted."],
        ["ST. PAUL, Minn. — The river froze.", "Skaters came."],
        ["NEW YORK, Sept. 5. — The market shut.", "It opened late."],
        ["KUALA LUMPUR, 2 Mei (Bernama) -- Harga naik.", "Rakyat bimbang."],
        ["MIAMI, Fla. (AP) — The storm passed.", "Power is out."],
    ],
    "starts": [
        ["Phones sold out.", "iPhone stock is low.", "eBay prices rose."],
        ["The town fell.", "al-Noor fighters left."],
        ["It cost little.", "$5 was enough.", "€9 was not."],
        ["He spoke.", "– Nobody heard."],
        ["We won!", "Now rest 😀"],
        ["i went home.", "it was late."],
        ["The fund (approx. 5 million) grew.", "It is public."],
        ["1. Wash hands.", "2. Dry them.", "3. Go."],
        ["A. The first choice is best.", "It is cheap."],
        ["Step 1. Open the box.", "Read the note."],
    ],
}

# Text and sentences, where a single space is not what stands between.
EXACT: dict[str, list[tuple[str, list[str]]]] = {
    "blocks": [
        ("Rates rise again\n\nThe bank acted.", ["Rates rise again", "The bank acted."]),
        ("Rates rise again\r\n\r\nThe bank acted.", ["Rates rise again", "The bank acted."]),
        ("One line\n \u00a0\t\nanother line", ["One line", "another line"]),
        ("“No end to this quotation.\n\n“Here is more.” He left.", [
            "“No end to this quotation.", "“Here is more.”", "He left."]),
        ('"No end to this one.\n\n"Here is more. " Then he left.', [
            '"No end to this one.', '"Here is more. "', "Then he left."]),
        ("A first part\u2029A second part", ["A first part", "A second part"]),
        ("Rates rise again\nThe bank acted on Monday.\nIt said little.", [
            "Rates rise again", "The bank acted on Monday.", "It said little."]),
        ("• Rice is dear\n• Oil is not\n- Salt is cheap\n* So is tea", [
            "• Rice is dear", "• Oil is not", "- Salt is cheap", "* So is tea"]),
        ("1. First wash.\n2. Then dry.\n10) Rest", ["1. First wash.", "2. Then dry.", "10) Rest"]),
        ("eggs\nmilk and butter\nflour", ["eggs", "milk and butter", "flour"]),
    ],
    "wraps": [
        ("The council said on Monday that it would not pay for Mayor\nOrtega and his bridge before the spring, and "
         "that the work\nwould wait. No money has been set aside for any of it, and\nit may never be. Critics agree.", [
            "The council said on Monday that it would not pay for Mayor\nOrtega and his bridge before the spring, and "
            "that the work\nwould wait.",
            "No money has been set aside for any of it, and\nit may never be.", "Critics agree."]),
        ("The council said on Monday that it would\r\nnot pay for the bridge. It gave no date.", [
            "The council said on Monday that it would\r\nnot pay for the bridge.", "It gave no date."]),
        ("A town without a bridge\nThe council said on Monday that it would not pay for the old\nbridge before the "
         "spring, and that the work would have to be\nput off again. It gave no date for any of it.", [
            "A town without a bridge",
            "The council said on Monday that it would not pay for the old\nbridge before the spring, and that the work "
            "would have to be\nput off again.", "It gave no date for any of it."]),
        ("The council will not pay for the bridge this year.\nThe mayor is cross about it and has said so in a long "
         "letter to the paper.\nReaders agree.", [
            "The council will not pay for the bridge this year.",
            "The mayor is cross about it and has said so in a long letter to the paper.", "Readers agree."]),
    ],
    "other scripts": [
        ("他走了。她留下了！为什么？没人知道。", ["他走了。", "她留下了！", "为什么？", "没人知道。"]),
        ("“我们赢了。”他说。大家都笑了。", ["“我们赢了。”他说。", "大家都笑了。"]),
        ("他说：“我们走吧。天黑了。”然后大家回家。", ["他说：“我们走吧。", "天黑了。”", "然后大家回家。"]),
        ("他问：“为什么？”没有人回答。“走吧！”她喊道。", ["他问：“为什么？”", "没有人回答。", "“走吧！”她喊道。"]),
        ("「勝った。」と彼は言った。皆が笑った。", ["「勝った。」と彼は言った。", "皆が笑った。"]),
        ("《你好！世界》上映了。票卖完了。", ["《你好！世界》上映了。", "票卖完了。"]),
        ("增长3.5%。下降2.1%。", ["增长3.5%。", "下降2.1%。"]),
        ("لماذا رحل؟ لا أحد يعرف. عاد لاحقا.", ["لماذا رحل؟", "لا أحد يعرف.", "عاد لاحقا."]),
        ("वह गया। वह नहीं आई।क्यों?", ["वह गया।", "वह नहीं आई।", "क्यों?"]),
        ("우리는 이겼다. 그들은 졌다.", ["우리는 이겼다.", "그들은 졌다."]),
        ("ประชุมเวลา 10.00 น. วันนี้", ["ประชุมเวลา 10.00 น. วันนี้"]),
    ],
    "white space": [
        ("\ufeff He left.\u200b\u00a0She stayed.\u200b", ["He left.", "She stayed."]),
        ("He left.\u00a0She stayed.", ["He left.", "She stayed."]),
        ("He left.\u2028She stayed.", ["He left.", "She stayed."]),
        ("The bank\u0085 said no. It\fwaits.", ["The bank\u0085 said no.", "It\fwaits."]),
        ("He left.She stayed.", ["He left.", "She stayed."]),
        ("“He left.”She stayed.", ["“He left.”", "She stayed."]),
        ("It fell. \U0001f600", ["It fell. \U0001f600"]),
        ("", []),
        (" \n\u200b\ufeff\u00a0 ", []),
        ("...", ["..."]),
        ("Ok", ["Ok"]),
    ],
}

# fmt: on
CASES = [
    pytest.param(" ".join(expected), expected, id=f"{group}-{number}")
    for group, cases in SPACED.items()
    for number, expected in enumerate(cases)
] + [
    pytest.param(text, expected, id=f"{group}-{number}")
    for group, texts in EXACT.items()
    for number, (text, expected) in enumerate(texts)
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_hard_case(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 110


# Text made of what the rules look at, so that they meet in every order.
PIECES = st.sampled_from([
    ".", "!", "?", "…", "...", "。", "？", "।", "؟", '"', "“", "”", "‘", "’", "«", "»", "(", ")", "[1]", "—", "- ", " ",
    "\n", "\n\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "\u2028", "\u0085", "Mr", "U.S", "No", "Jan", "a.m", "1", "3.5",
    "said", "Smith", "he", "The", "A", "我们", "说", "é", "😀", "• ", "1. ", ",", ":", "https://a.b/c",
])  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))
LINES = st.one_of(
    st.text(st.characters(exclude_characters="\n\r\v\u2028\u2029")),
    st.lists(PIECES.filter(lambda piece: not set(piece) & set("\n\r\u2028")), max_size=40).map("".join),
)


def is_white(character: str) -> bool:
    return character.isspace() or character in "\u200b\ufeff"


@given(TEXTS)
@settings(max_examples=500)
def test_spans_hold_everything_once(text: str) -> None:
    position = 0
    for start, end in split(text):
        assert position <= start < end <= len(text)
        assert all(map(is_white, text[position:start]))
        assert not is_white(text[start]) and not is_white(text[end - 1])
        position = end
    assert all(map(is_white, text[position:]))


@given(TEXTS)
def test_the_same_text_splits_the_same_way(text: str) -> None:
    assert split(text) == split(str(text))


@given(LINES, LINES)
@settings(max_examples=300)
def test_a_blank_line_parts_two_paragraphs_for_good(first: str, second: str) -> None:
    gap = "\n\n"
    shift = len(first) + len(gap)
    apart = split(first) + [(start + shift, end + shift) for start, end in split(second)]
    assert split(first + gap + second) == apart


@pytest.mark.parametrize(
    "piece",
    [".", ". ", "a. ", '"', '."', '." ', "“", "\n", "a\n", "(", ".(", "。", "好。", "“Why?” Smith ", ".[1]", "1. ",
     "\r", ".\u200b", "《！", "Mr. ", "A", "?! ", "- ", "He said on Monday that\n"],
)  # fmt: skip
def test_many_of_anything_are_read_once(piece: str) -> None:
    # Work that grew with the square of the length would take minutes here, and the run's time limit would say so.
    text = piece * 100_000
    spans = split(text)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))
    assert len(spans) <= 100_001


def test_quoted_lines_are_one_paragraph() -> None:
    text = (
        "On Monday Ida wrote:\n"
        "> The owner said on Monday that the old mill\n"
        "> would grind again from April, and that the\n"
        "> wheel had been mended. Visitors may watch it\n"
        "> on every second Sunday.\n"
        ">\n"
        "> The bakery beside the mill will sell the\n"
        "> flour.\n"
        ">> Why now? Nobody knew.\n"
    )
    assert [" ".join(each.replace("\n>", "").split()) for each in sentences(text)] == [
        "On Monday Ida wrote:",
        "> The owner said on Monday that the old mill would grind again from April, and that the wheel had been "
        "mended.",
        "Visitors may watch it on every second Sunday.",
        ">",
        "> The bakery beside the mill will sell the flour.",
        ">> Why now?",
        "Nobody knew.",
    ]


def test_quoted_lines_that_are_no_wrapped_text_stay_apart() -> None:
    assert sentences("> Mill\n> Bakery\n> River\n") == ["> Mill", "> Bakery", "> River"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_indented_line_goes_on_with_its_bullet(end: str) -> None:
    text = (
        "- The mill opens on\n  Sundays. Entry is\n  free.\n- Buses stop in\n  Mill Lane\n  - by the bridge\nAnn Holm\n"
    )
    assert [" ".join(each.split()) for each in sentences(text.replace("\n", end))] == [
        "- The mill opens on Sundays.",
        "Entry is free.",
        "- Buses stop in Mill Lane",
        "- by the bridge",
        "Ann Holm",
    ]


def test_a_line_that_is_not_indented_deeper_is_no_part_of_the_bullet() -> None:
    assert sentences("  1. Mill\n  Bakery\nRiver") == ["1. Mill", "Bakery", "River"]
