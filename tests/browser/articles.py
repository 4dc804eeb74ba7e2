"""Articles for the browser tests, written for them. The questions about them are plain ones that any reader answers."""

BRIDGE_TITLE = "Lowick harbour bridge reopens"
BRIDGE_SENTENCE = "The engineer Edda Marsh built the harbour bridge in 1931."
BRIDGE_QUESTION = "Who built the harbour bridge in 1931?"
BRIDGE = f"""LOWICK, June 3 — The harbour bridge opened to traffic again this morning after two years of repairs.

Some four hundred people walked across it before the first cars came, among them pupils of the town's two schools.

The mayor cut a blue ribbon and thanked the welders, who had worked through two winters and one flood.

Buses take the old route from tomorrow, the council said, and the ferry keeps its summer timetable until September.

Shopkeepers on the north bank were pleased, because fewer customers had come while the bridge was shut.

A baker on Quay Street said that his takings fell by a third last year.

The steel arch is forty metres high and can be seen from the moor on clear days.

Its deck is new, and the old rivets were replaced by bolts where rust had eaten into the plates.

Cyclists get a lane of their own, which a campaign had asked for since the works were announced.

Anglers may fish from the lower walkway at night, as they did before the closure.

{BRIDGE_SENTENCE}

The repairs cost 18 million crowns, and the county paid 12 million crowns of that.

Divers found the southern pier in better shape than anyone had feared.

Speed is limited to 30 kilometres an hour until the new surface has settled.

The next inspection of the cables is due in five years.

Lamps along the railing are lit from dusk until midnight, and bats that roost in the arch are left in the dark.

Painters will come back in spring to give the arch its last coat of grey.

LEAVE A REPLY

Please enter your comment!
Your email address will not be published.
"""

ORCHARD_TITLE = "Orchard at Pell gives a record harvest"
ORCHARD_SENTENCE = "The orchard at Pell picked 90 tonnes of plums this year."
ORCHARD_QUESTION = "How many tonnes of plums did the orchard at Pell pick this year?"
ORCHARD = f"""PELL, October 9 — Warm nights made for an early season in the valley.

{ORCHARD_SENTENCE}

Its owner, Tomas Rhee, wants to plant pears next.
"""

MUSEUM_TITLE = "Museum of clocks moves house"
MUSEUM = """VARR, March 1 — The museum of clocks has left its damp cellar for a hall by the station.

Its oldest clock, made of oak in 1612, loses nine minutes a day.
"""

OFF_TOPIC = "What is the boiling point of tungsten?"

HOSTILE_TITLE = "Sale <img src=x onerror=\"window.hacked='title'\"> of **bold** {{title}} ${1+1}"
HOSTILE_SENTENCE = (
    "The smith Orla Venn sold <script>window.hacked='script'</script> <img src=\"http://evil.invalid/a.png\" "
    "onerror=\"window.hacked='image'\"> ![img](http://evil.invalid/b.png) [x](javascript:window.hacked='link') "
    "*stars* _lines_ `ticks` $$latex$$ | # {{value}} ${window.hacked='template'} &amp; &lt;b&gt; "
    '" onmouseover="window.hacked=1 the anvil to a museum.'
)
HOSTILE_QUESTION = "What did the smith Orla Venn sell to a museum?"
HOSTILE = f"""GANT, May 5 — A market was held by the river on Sunday.

{HOSTILE_SENTENCE}

<iframe src="http://evil.invalid/frame"></iframe> was the last thing on the list of the day.

It rained in the afternoon.
"""
