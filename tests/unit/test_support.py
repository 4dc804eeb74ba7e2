"""`check_support` on pairs of every class, written for this test, both ways."""

import time

import pytest

from assistant.support import LONGEST_STATEMENT, Support, check_support

PORT = "The port of Velmora handled 4.2 million containers in 2023, 6 percent more than in the year before."
BRIDGE = "Engineers closed the Karst bridge on 14 March after finding cracks in two of its nine pillars."
MAYOR = "Mayor Ilka Dorn said the city would spend 38 million euros on flood barriers by 2027."
BAKER = "Bakery owner Tomas Reyl sued the insurer Nordhaus in April because it had refused to pay for the water damage."
SCHOOL = "The school board rejected the merger by seven votes to four on Tuesday."
TRADE = "Exports rose 5 percent to 10 billion dollars, while imports fell 3 percent to 8 billion dollars."
MINE = "The regulator has not approved the reopening of the Salla mine and may ask for a further study."
VACCINE = (
    "In the trial, 62 of 900 volunteers who got the vaccine fell ill, compared with 145 of 890 in the placebo group."
)
QUOTE = "“We built this clinic with our own hands,” said nurse Adaeze Okoli, who runs it with two colleagues."
TWO = "Finance minister Pell Aronsen defended the tax, but trade minister Siri Holt called it a mistake."
TRAIN = "The first train will leave Ostrava at 6.40 a.m. on 3 June and reach Vienna before noon."
MUSEUM = "The National Museum of Natural History (NMNH) in Tarbes will reopen next spring after four years of repairs."
POLICE = (
    "Police in Lisbon arrested a 34-year-old plumber who is alleged to have stolen 12 paintings from a villa in Sintra."
)
COMPANY = "Halvard Energy plans to cut 1,500 of its 12,000 jobs, chief executive Ruth Amsel told staff on Monday."
FARM = "Farmers in the valley harvested less than half as much wheat as last year because of the drought."
STUDY = (
    "Children who slept fewer than eight hours scored lower in reading, according to a study by the University of Graz."
)

FAITHFUL = [
    # numbers and their forms
    ("In 2023 Velmora's port handled 4,200,000 containers.", PORT),
    ("The port of Velmora handled 4.2m containers in 2023.", PORT),
    ("Velmora's port handled more than 4 million containers in 2023.", PORT),
    ("The port handled about 4 million containers in 2023.", PORT),
    ("The port handled 6% more containers in 2023 than in the previous year.", PORT),
    ("Cracks were found in 2 of the bridge's 9 pillars.", BRIDGE),
    ("The city is to spend €38 million on flood barriers.", MAYOR),
    ("The city will spend 38m euros on barriers against floods by 2027, Ilka Dorn said.", MAYOR),
    ("Imports fell by three per cent to US$8 billion.", TRADE),
    ("Exports grew 5%, and imports declined 3%.", TRADE),
    ("Imports dropped to 8bn dollars while exports climbed to 10bn dollars.", TRADE),
    ("The board voted 7 to 4 against the merger.", SCHOOL),
    ("Sixty-two of the 900 vaccinated volunteers fell ill.", VACCINE),
    ("Halvard Energy intends to reduce its workforce of 12,000 by 1,500 jobs.", COMPANY),
    ("The bridge has nine pillars.", BRIDGE),
    ("The speed limit was lowered to 30 km an hour.", "The speed limit was cut from 50 to 30 kilometres an hour."),
    ("The rate rose from 2.5 to 3 percent.", "The rate rose to 3 percent from 2.5 percent."),
    ("A quarter of the pupils were absent.", "On Friday 25 percent of the pupils were absent."),
    ("Three quarters of voters backed the plan.", "The plan was backed by 75 percent of voters."),
    ("The work took ten years.", "The work took a decade."),
    ("The tunnel is 1.5 km long.", "The tunnel is 1,500 metres long."),
    ("He waited for 18 months.", "He waited for a year and a half."),
    ("Some two dozen boats took part.", "Exactly 24 boats took part in the regatta."),
    ("The crew knocked over six masts.", "The crew knocked down six masts."),
    ("The otters were watched over two winters.", "The otters were watched for two winters."),
    ("Most of the 40 beds were empty.", "There were 40 beds, and most were empty."),
    ("At most 120 posts will go.", "No more than 120 posts will go."),
    ("They counted 60 bikes in 30 minutes.", "They counted 60 bikes in half an hour."),
    ("The water stays at 4 °C.", "The water stays at four degrees."),
    ("It is a 130-square-metre house.", "The house has 130 square metres."),
    ("The kidnappers asked for 120 million naira.", "The kidnappers asked for N120 million."),
    ("The boat comes on Thursday nights.", "The boat comes on Thursdays, at night."),
    ("A ticket for the bus costs 45 kroner.", "The bus ticket costs 45 kroner one way."),
    ("He wrote four times.", "He wrote on four occasions."),
    ("Catches are the best in ten years.", "Catches are the best of the past decade."),
    ("The remaining 340 million comes from savings.", "Of 1,840 million, 1,500 million is tax, the rest savings."),
    (
        "The profit was 52 million above the 160 million forecast.",
        "The profit was 212 million; the forecast was 160 million.",
    ),
    ("The pipe lies 1.5 metres deep.", "The pipe lies a metre and a half deep."),
    ("The boat takes 90 minutes.", "The boat takes an hour and a half."),
    ("The valve opens below 0.5 degrees.", "The valve opens below half a degree."),
    ("The price rose from 85 pesos on Friday to 140.", "The price rose to 140 pesos from 85 on Friday."),
    ("Tea lost 15 rupees.", "Tea lost Rs. 15."),
    ("The cans fell on July 16.", "It rained on 14 July. On the 16th the cans fell."),
    ("Fuel fell by about 20 per cent to 11.3 million.", "Fuel fell to 11.3 million, a fifth less."),
    ("The line ran for 39 years, from 1938 to 1977.", "The line ran from 1938 to 1977."),
    ("The ewes found their lambs in 88 percent of trials.", "The ewes found their lambs in 44 of the 50 trials."),
    # dates
    ("The Karst bridge was closed on March 14.", BRIDGE),
    ("The bridge was shut on the 14th of March.", BRIDGE),
    ("The bridge was closed in March.", BRIDGE),
    ("The train leaves Ostrava on June 3 at 6:40 am.", TRAIN),
    ("The first train is due in Vienna before midday.", TRAIN),
    ("The law takes effect on 1 January 2026.", "The law takes effect on Jan. 1, 2026."),
    ("The talks began on 2 May.", "The talks began on 2026-05-02."),
    ("She has led the bank since 2019.", "She has headed the bank since May 2019."),
    # names, roles, acronyms
    ("The NMNH in Tarbes is to reopen next spring.", MUSEUM),
    ("The National Museum of Natural History will be open again next spring.", MUSEUM),
    ("Ms Dorn said 38 million euros would be spent on flood barriers.", MAYOR),
    ("Ilka Dorn, the mayor, said the city would spend 38 million euros on flood barriers.", MAYOR),
    ("Reyl sued Nordhaus in April.", BAKER),
    ("Ruth Amsel is the chief executive of Halvard Energy.", COMPANY),
    ("Adaeze Okoli is a nurse.", QUOTE),
    ("Austrian researchers said so.", "Researchers from Austria said so."),
    ("The American company sold the ship.", "The U.S. firm sold the vessel."),
    # who did what to whom
    ("Nordhaus was sued by Tomas Reyl in April.", BAKER),
    ("The insurer Nordhaus had refused to pay for the damage.", BAKER),
    ("The merger was rejected by the school board.", SCHOOL),
    # negation and direction
    ("The school board did not accept the merger.", SCHOOL),
    ("The insurer did not agree to pay for the water damage.", BAKER),
    ("The regulator has yet to approve the reopening of the Salla mine.", MINE),
    ("The Salla mine's reopening has not been approved.", MINE),
    ("The wheat harvest was less than half of last year's.", FARM),
    ("Children who slept less than eight hours got lower scores in reading.", STUDY),
    ("No one was hurt.", "Nobody was injured."),
    ("The minister did not deny the report.", "The minister did not deny the report of the newspaper."),
    ("The price was unchanged.", "The price did not change."),
    # quotations
    ('"We built this clinic with our own hands," Adaeze Okoli said.', QUOTE),
    ('The nurse said they had built the clinic "with our own hands".', QUOTE),
    ('"We built this clinic ... hands," said Okoli.', QUOTE),
    ("'We built this clinic with our own hands,' said the nurse.", QUOTE),
    # attribution
    ("According to Mayor Ilka Dorn, the city would spend 38 million euros on flood barriers.", MAYOR),
    ("Siri Holt, the trade minister, called the tax a mistake.", TWO),
    ("Finance minister Pell Aronsen defended the tax.", TWO),
    ("A University of Graz study says children who slept fewer than eight hours scored lower in reading.", STUDY),
    ("Halvard Energy will cut 1,500 jobs, its chief executive told the staff.", COMPANY),
    # modality
    ("Halvard Energy is planning to cut 1,500 jobs.", COMPANY),
    ("The regulator might ask for another study.", MINE),
    ("A plumber aged 34 was arrested in Lisbon, accused of stealing 12 paintings.", POLICE),
    ("The museum in Tarbes is going to reopen next spring.", MUSEUM),
    # wording
    ("The bridge was closed because cracks had been discovered.", BRIDGE),
    ("A baker took the insurer to court.", "A baker took his insurer to court."),
    ("Less wheat was harvested in the valley because of the drought.", FARM),
    ("**The school board** rejected the merger on [Tuesday](http://x.example).", SCHOOL),
    (SCHOOL, SCHOOL),
]

FALSIFIED = [
    # numbers
    ("The port of Velmora handled 4.6 million containers in 2023.", PORT, "number"),
    ("The port of Velmora handled 4.2 billion containers in 2023.", PORT, "number"),
    ("The port handled 9 percent more containers than in the year before.", PORT, "number"),
    ("The port handled more than 5 million containers in 2023.", PORT, "number"),
    ("Cracks were found in three of the nine pillars.", BRIDGE, "number"),
    ("Cracks were found in nine of the pillars.", BRIDGE, "number"),
    ("The city would spend 83 million euros on flood barriers.", MAYOR, "number"),
    ("The city would spend 38 million dollars on flood barriers.", MAYOR, "number"),
    ("Imports fell 5 percent.", TRADE, "number"),
    ("Exports rose 3 percent.", TRADE, "number"),
    ("Exports rose to 8 billion dollars.", TRADE, "number"),
    ("The board rejected the merger by four votes to seven.", SCHOOL, "number"),
    ("Of the volunteers who got the vaccine, 145 fell ill.", VACCINE, "number"),
    ("Halvard Energy plans to cut 12,000 of its 1,500 jobs.", COMPANY, "number"),
    ("The rate rose by 3 percentage points.", "The rate rose by 3 percent.", "number"),
    ("The tunnel is 15 kilometres long.", "The tunnel is 1,500 metres long.", "number"),
    ("Fewer than 400 people came.", "More than 400 people came.", "number"),
    ("Two thirds of the voters backed the plan.", "A third of the voters backed the plan.", "number"),
    ("The rate fell from 2 to 3 percent.", "The rate fell from 3 to 2 percent.", "number"),
    ("The ship is the fourth of its class.", "The ship is the third of its class.", "number"),
    ("One worker died.", "Two workers died.", "number"),
    ("They counted 30 bikes in 30 minutes.", "They counted 60 bikes in half an hour.", "number"),
    ("The water stays at 4 °C.", "The water stays at five degrees.", "number"),
    ("The kidnappers asked for 120 million naira.", "The kidnappers asked for N45 million.", "number"),
    ("Over 500 people came.", "Some 400 people came.", "number"),
    ("At most 120 posts will go.", "At least 120 posts will go.", "number"),
    ("He wrote four times.", "He wrote on five occasions.", "number"),
    ("The price rose from 85 pesos to 190.", "The price was 140 pesos, up from 85.", "number"),
    ("The cans fell on July 17.", "It rained on 14 July. On the 16th the cans fell.", "number"),
    ("The pipe lies 2.5 metres deep.", "The pipe lies a metre and a half deep.", "number"),
    (
        "The remaining 540 million comes from savings.",
        "Of 1,840 million, 1,500 million is tax, the rest savings.",
        "number",
    ),
    ("The line ran for 29 years, from 1938 to 1977.", "The line ran from 1938 to 1977.", "number"),
    (
        "The ewes found their lambs in 78 percent of trials.",
        "The ewes found their lambs in 44 of the 50 trials.",
        "number",
    ),
    # dates
    ("Boats came on Fridays.", "Boats came on Thursdays.", "date"),
    ("Engineers closed the Karst bridge on 14 May.", BRIDGE, "date"),
    ("Engineers closed the Karst bridge on 15 March.", BRIDGE, "date"),
    ("The board rejected the merger on Thursday.", SCHOOL, "date"),
    ("The barriers are to be paid for by 2029.", MAYOR, "date"),
    ("The first train will leave Ostrava at 6.40 p.m. on 3 June.", TRAIN, "date"),
    ("The first train will reach Vienna after noon.", TRAIN, "date"),
    ("The museum will reopen next autumn.", MUSEUM, "date"),
    ("The talks began last week.", "The talks began this week.", "date"),
    # names and places
    ("Engineers closed the Brenner bridge on 14 March.", BRIDGE, "name"),
    ("Mayor Ilka Dahl said the city would spend 38 million euros on flood barriers.", MAYOR, "name"),
    ("Tomas Reyl sued the insurer Westhaus in April.", BAKER, "name"),
    ("The first train will leave Ostrava for Graz.", TRAIN, "place"),
    ("Police in Porto arrested a plumber.", POLICE, "place"),
    ("The first train will leave Vienna and reach Ostrava before noon.", TRAIN, "place"),
    # roles
    ("Governor Ilka Dorn said the city would spend 38 million euros on flood barriers.", MAYOR, "role"),
    ("The doctor Adaeze Okoli runs the clinic.", QUOTE, "role"),
    ("Trade minister Pell Aronsen defended the tax.", TWO, "role"),
    ("Chairman Ruth Amsel told staff on Monday.", COMPANY, "role"),
    ("Police arrested a 34-year-old electrician.", POLICE, "role"),
    # who did what to whom
    ("Nordhaus sued Tomas Reyl in April.", BAKER, "role"),
    ("Tomas Reyl was sued by Nordhaus.", BAKER, "role"),
    # negation
    ("The school board accepted the merger.", SCHOOL, "negation"),
    ("The school board did not reject the merger.", SCHOOL, "negation"),
    ("The regulator has approved the reopening of the Salla mine.", MINE, "negation"),
    ("The insurer had agreed to pay for the water damage.", BAKER, "negation"),
    ("The insurer had paid for the water damage.", BAKER, "negation"),
    ("Engineers did not find cracks in the pillars.", BRIDGE, "negation"),
    ("The minister denied the report.", "The minister did not deny the report.", "negation"),
    ("Somebody was hurt.", "Nobody was hurt.", "negation"),
    ("The flight left without the passengers.", "The flight left with the passengers.", "negation"),
    # direction
    ("Exports fell 5 percent to 10 billion dollars.", TRADE, "direction"),
    ("Imports rose while exports fell.", TRADE, "direction"),
    ("The port handled 6 percent fewer containers than in the year before.", PORT, "direction"),
    ("Children who slept fewer than eight hours scored higher in reading.", STUDY, "direction"),
    ("Farmers harvested more than half as much wheat as last year.", FARM, "direction"),
    ("The bank bought the tower.", "The bank sold the tower.", "direction"),
    ("They met before the vote.", "They met after the vote.", "direction"),
    ("The team won the final.", "The team lost the final.", "direction"),
    # quotations
    ('"We built this hospital with our own hands," said Adaeze Okoli.', QUOTE, "quotation"),
    ('"We built this clinic with our bare hands," said the nurse.', QUOTE, "quotation"),
    ('The nurse said the clinic was "a miracle".', QUOTE, "quotation"),
    ('"We built this clinic with our own hands, said Okoli.', QUOTE, "quotation"),
    # attribution
    ("Siri Holt defended the tax.", TWO, "attribution"),
    ("Pell Aronsen called the tax a mistake.", TWO, "attribution"),
    ("Engineer Jonas Pahl said cracks had been found.", BRIDGE, "attribution"),
    ("Police said the museum would reopen next spring.", MUSEUM, "attribution"),
    ("Halvard Energy plans to cut 1,500 jobs, the union told staff on Monday.", COMPANY, "attribution"),
    # modality
    ("Halvard Energy has cut 1,500 of its jobs.", COMPANY, "modality"),
    ("The regulator has asked for a further study.", MINE, "modality"),
    ("The regulator will ask for a further study.", MINE, "modality"),
    ("A plumber stole 12 paintings from a villa in Sintra.", POLICE, "modality"),
    ("The museum reopened in spring.", MUSEUM, "modality"),
    # invented details
    ("Engineers closed the Karst bridge on 14 March after a lorry crash.", BRIDGE, "detail"),
    ("The school board rejected the merger by seven votes to four after a heated debate.", SCHOOL, "detail"),
    ("The city would spend 38 million euros on flood barriers, financed by a new tax.", MAYOR, "detail"),
    ("Nurse Adaeze Okoli, a mother of three, runs the clinic with two colleagues.", QUOTE, "detail"),
    ("Police in Lisbon arrested a plumber with a fake passport.", POLICE, "detail"),
    ("The red port of Velmora handled 4.2 million containers.", PORT, "detail"),
    ("The moon is made of cheese.", PORT, "detail"),
]


# A second set, written to see how well the rules carry over to what they were not written for.
WRECK = (
    "Chief inspector Lena Moreau said on Friday that divers had recovered 41 crates from the wreck, "
    "but that the oldest one was still missing."
)
AIRLINE = (
    "The airline Norfjell carried 8.1 million passengers in the year to June, down from 8.9 "
    "million, and its loss widened to 120 million kroner."
)
WALKER = (
    "Sami Haddad, a carpenter from Tripoli, walked 900 kilometres to Cairo to protest against the "
    "closure of the border."
)
FISHING = (
    "Parliament voted 88 to 57 to lift the ban on night fishing, despite objections from the environment ministry."
)
STORAGE = (
    "The vaccine is stored at minus 20 degrees and must be used within six hours of thawing, said "
    "virologist Grete Nyland."
)
UNIT = "Oyelaran Tech sold its mapping unit to the Dutch group Veldkamp for 310 million euros in cash last October."
WATER = "Residents of Port Aline were told not to drink the tap water after a fuel leak at the refinery on 9 July."
CHOIR = (
    "The choir, founded in 1921, lost its rehearsal room in the fire and now practises in a school gym twice a week."
)
BOAT = "“Nobody warned us,” said fisherman Kofi Mensah, whose boat was crushed by the ferry shortly before dawn."
RATE = (
    "Unemployment among people under 25 fell to 14.2 percent in May, the lowest rate since 2008, "
    "the statistics office reported."
)
COURT = "The court acquitted former treasurer Nadia Brandt of fraud but fined her 20,000 francs for false accounting."
BEES = "Researchers at Lund found that bees exposed to the pesticide returned to the hive 30 percent less often."
FAITHFUL += [
    ("Divers recovered 41 crates from the wreck, Lena Moreau said.", WRECK),
    ("The oldest crate has not been found yet, according to the chief inspector.", WRECK),
    ("On Friday Moreau said that 41 crates had been brought up by divers.", WRECK),
    ("Norfjell carried 800,000 fewer passengers than the year before.", AIRLINE),
    ("Passenger numbers at Norfjell fell from 8.9 million to 8.1 million.", AIRLINE),
    ("The airline's loss grew to 120m kroner.", AIRLINE),
    ("A carpenter walked from Tripoli to Cairo.", WALKER),
    ("Haddad walked 900 km in protest at the border's closure.", WALKER),
    ("Sami Haddad is a carpenter.", WALKER),
    ("The ban on night fishing was lifted by 88 votes to 57.", FISHING),
    ("The environment ministry objected to lifting the ban.", FISHING),
    ("Lawmakers ended the ban on fishing at night although the environment ministry was against it.", FISHING),
    ("According to virologist Grete Nyland, the vaccine has to be kept at minus 20 degrees.", STORAGE),
    ("Once thawed, the vaccine has to be used within 6 hours.", STORAGE),
    ("Veldkamp bought the mapping unit of Oyelaran Tech for €310m last October.", UNIT),
    ("The mapping unit was sold to a Dutch group.", UNIT),
    ("Oyelaran Tech got 310 million euros for its mapping unit.", UNIT),
    ("After the leak of fuel at the refinery, people in Port Aline were advised against drinking tap water.", WATER),
    ("A fuel leak occurred at the refinery on July 9.", WATER),
    ("The choir rehearses two times a week in the gym of a school.", CHOIR),
    ("The choir's rehearsal room burned down.", CHOIR),
    ("The choir has existed since 1921.", CHOIR),
    ("Kofi Mensah's boat was crushed by a ferry just before dawn.", BOAT),
    ("The fisherman said nobody had warned them.", BOAT),
    ("A ferry crushed the boat of fisherman Kofi Mensah.", BOAT),
    ("In May, youth unemployment dropped to 14.2%.", RATE),
    ("The rate was the lowest since 2008, according to the statistics office.", RATE),
    ("Nadia Brandt was found not guilty of fraud.", COURT),
    ("The court fined Brandt 20,000 francs.", COURT),
    ("The former treasurer must pay a fine of 20,000 francs for false accounting.", COURT),
    ("Bees exposed to the pesticide were 30% less likely to come back to the hive, researchers in Lund found.", BEES),
    ("The pesticide made bees return to their hive less often.", BEES),
]
FALSIFIED += [
    ("Divers recovered 14 crates from the wreck, Lena Moreau said.", WRECK, "second set"),
    ("The oldest crate has been found.", WRECK, "second set"),
    ("Divers recovered all the crates from the wreck.", WRECK, "second set"),
    ("The newest crate was still missing.", WRECK, "second set"),
    ("Diver Lena Moreau said 41 crates had been recovered.", WRECK, "second set"),
    ("Moreau said on Friday that 41 crates had been recovered from the sunken temple.", WRECK, "second set"),
    ("Lena Moreau said divers would recover 41 crates.", WRECK, "second set"),
    ("Norfjell carried 8.9 million passengers in the year to June.", AIRLINE, "second set"),
    ("The airline's loss narrowed to 120 million kroner.", AIRLINE, "second set"),
    ("Norfjell made a profit of 120 million kroner.", AIRLINE, "second set"),
    ("Passenger numbers rose to 8.1 million.", AIRLINE, "second set"),
    ("Norfjell carried 8.1 million passengers in the year to July.", AIRLINE, "second set"),
    ("Sami Haddad walked from Cairo to Tripoli.", WALKER, "second set"),
    ("Sami Haddad, a carpenter from Cairo, walked 900 kilometres.", WALKER, "second set"),
    ("Sami Haddad walked 900 miles to Cairo.", WALKER, "second set"),
    ("Haddad walked to Cairo to protest against the opening of the border.", WALKER, "second set"),
    ("The teacher Sami Haddad walked to Cairo.", WALKER, "second set"),
    ("Haddad walked to Cairo with his two sons.", WALKER, "second set"),
    ("Parliament voted 57 to 88 to lift the ban.", FISHING, "second set"),
    ("Parliament voted to keep the ban on night fishing.", FISHING, "second set"),
    ("Parliament voted to impose a ban on night fishing.", FISHING, "second set"),
    ("The environment ministry supported lifting the ban.", FISHING, "second set"),
    ("The ban on day fishing was lifted.", FISHING, "second set"),
    ("The finance ministry objected.", FISHING, "second set"),
    ("The vaccine is stored at minus 70 degrees.", STORAGE, "second set"),
    ("The vaccine must be used within six days of thawing.", STORAGE, "second set"),
    ("The vaccine need not be used within six hours.", STORAGE, "second set"),
    ("The vaccine must be used before thawing.", STORAGE, "second set"),
    ("Veldkamp sold its mapping unit to Oyelaran Tech.", UNIT, "second set"),
    ("Oyelaran Tech bought the mapping unit of Veldkamp.", UNIT, "second set"),
    ("Oyelaran Tech sold its mapping unit to the Danish group Veldkamp.", UNIT, "second set"),
    ("Oyelaran Tech sold its mapping unit for 310 million euros in shares.", UNIT, "second set"),
    ("Oyelaran Tech may sell its mapping unit to Veldkamp.", UNIT, "second set"),
    ("Oyelaran Tech will sell its mapping unit to Veldkamp.", UNIT, "second set"),
    ("Residents were told to drink the tap water.", WATER, "second set"),
    (
        "Residents of Port Aline were told not to drink the tap water after an explosion at the refinery.",
        WATER,
        "second set",
    ),
    ("Residents of Port Aline were told not to drink the tap water after a fuel leak on 9 June.", WATER, "second set"),
    ("Mayor Ana Ruiz told residents not to drink the tap water.", WATER, "second set"),
    ("The choir practises in a school gym three times a week.", CHOIR, "second set"),
    ("The choir was founded in 1912.", CHOIR, "second set"),
    ("The choir won its rehearsal room.", CHOIR, "second set"),
    ("The choir practises in a church hall.", CHOIR, "second set"),
    ("“Everybody warned us,” said Kofi Mensah.", BOAT, "second set"),
    ("Kofi Mensah's boat was crushed by a tanker.", BOAT, "second set"),
    ("Kofi Mensah's boat was crushed shortly after dawn.", BOAT, "second set"),
    ("The ferry captain said nobody had warned them.", BOAT, "second set"),
    ("Farmer Kofi Mensah lost his boat.", BOAT, "second set"),
    ("Unemployment among people over 25 fell to 14.2 percent.", RATE, "second set"),
    ("The rate was the highest since 2008.", RATE, "second set"),
    ("Unemployment among people under 25 fell by 14.2 percent in May.", RATE, "second set"),
    ("The labour ministry reported that youth unemployment fell to 14.2 percent.", RATE, "second set"),
    ("The court convicted Nadia Brandt of fraud.", COURT, "second set"),
    ("The current treasurer was fined 20,000 francs.", COURT, "second set"),
    ("Nadia Brandt was fined 20,000 francs for fraud.", COURT, "second set"),
    ("Brandt fined the court 20,000 francs.", COURT, "second set"),
    ("The court fined Brandt 20,000 euros.", COURT, "second set"),
    ("Bees exposed to the pesticide returned to the hive 30 percent more often.", BEES, "second set"),
    ("Wasps exposed to the pesticide returned to the hive less often.", BEES, "second set"),
    ("Researchers at Uppsala found that bees returned less often.", BEES, "second set"),
    ("Bees not exposed to the pesticide returned 30 percent less often.", BEES, "second set"),
    ("The pesticide is made in Lund.", BEES, "second set"),
]
# A third, for the same.
WARD = (
    "Hospital director Miriam Oduya said the new ward, which cost 9 million euros, would open in October with 48 beds."
)
STRIKE = "The union called off the strike on Sunday after the company agreed to raise wages by 4 percent from January."
COIN = "Archaeologist Pavel Hruby found the coin, which dates from the third century, in a field near Litomyšl."
GROWTH = (
    "The government of Sorland does not expect the economy to grow this year, economy minister Tove "
    "Lind told parliament."
)
HIKERS = "Two hikers were rescued from Mount Karel on Wednesday; a third is still missing."
HEATERS = "The company recalled 23,000 heaters because a faulty switch may cause fires."
COACH = "“I will not resign,” coach Dario Venn told reporters after the 4-1 defeat to Astra."
FERRY = (
    "The ferry, which carried 212 passengers, ran aground off the island of Hvar because of thick "
    "fog, the coast guard said."
)
HOUSES = (
    "House prices in the capital fell for the fifth month in a row, while rents in the suburbs rose by 3.8 percent."
)
NOVEL = (
    "Writer Amina Sow won the prize for her second novel; the first, published in 2015, had been "
    "rejected by eleven publishers."
)
FAITHFUL += [
    ("The new ward cost €9m and is to have 48 beds.", WARD),
    ("According to the hospital's director, the ward will open in October.", WARD),
    ("Miriam Oduya heads the hospital.", WARD),
    ("Because the company agreed to a pay rise of 4%, the union cancelled the strike.", STRIKE),
    ("Wages will go up by 4 percent from January.", STRIKE),
    ("The strike was called off on Sunday.", STRIKE),
    ("The coin was discovered by Pavel Hruby in a field near Litomyšl.", COIN),
    ("The coin is from the 3rd century.", COIN),
    ("Tove Lind, the economy minister, told parliament that no growth was expected this year.", GROWTH),
    ("Sorland's government expects no economic growth this year.", GROWTH),
    ("A third hiker has not been found yet.", HIKERS),
    ("On Wednesday, rescuers saved two hikers from Mount Karel.", HIKERS),
    ("Faulty switches that could cause fires led to the recall of 23,000 heaters.", HEATERS),
    ("The company called back 23,000 heaters.", HEATERS),
    ("Dario Venn said he would not step down.", COACH),
    ("After losing 4-1 to Astra, the coach ruled out resigning.", COACH),
    ("Thick fog caused the ferry to run aground off Hvar, according to the coast guard.", FERRY),
    ("There were 212 passengers on the ferry.", FERRY),
    ("For five months in a row, house prices in the capital have declined.", HOUSES),
    ("Suburban rents increased 3.8%.", HOUSES),
    ("Amina Sow's first novel was turned down by 11 publishers.", NOVEL),
    ("The prize went to Amina Sow for her second novel.", NOVEL),
]
FALSIFIED += [
    ("Hospital director Miriam Oduya said the new ward would close in October.", WARD, "third set"),
    ("The old ward cost 9 million euros.", WARD, "third set"),
    ("The new ward would have 48 rooms.", WARD, "third set"),
    ("The new ward was paid for by donors.", WARD, "third set"),
    ("Health minister Miriam Oduya said the ward would open in October.", WARD, "third set"),
    ("The company called off the strike.", STRIKE, "third set"),
    ("The union agreed to raise wages.", STRIKE, "third set"),
    ("The union called off the strike after the company refused to raise wages.", STRIKE, "third set"),
    ("The union began the strike on Sunday.", STRIKE, "third set"),
    ("Wages will be cut by 4 percent.", STRIKE, "third set"),
    ("Wages will rise by 4 percent from February.", STRIKE, "third set"),
    ("Pavel Hruby found the coin in a church near Litomyšl.", COIN, "third set"),
    ("Pavel Hruby found a sword near Litomyšl.", COIN, "third set"),
    ("Historian Pavel Hruby found the coin.", COIN, "third set"),
    ("The coin dates from the thirteenth century.", COIN, "third set"),
    ("Pavel Hruby lost the coin in a field.", COIN, "third set"),
    ("The government expects the economy to grow this year.", GROWTH, "third set"),
    ("The economy minister told reporters that the economy would not grow.", GROWTH, "third set"),
    ("The government does not expect the economy to shrink this year.", GROWTH, "third set"),
    ("The government of Sorland does not expect the economy to grow next year.", GROWTH, "third set"),
    ("Three hikers were rescued on Wednesday.", HIKERS, "third set"),
    ("A third hiker was found dead.", HIKERS, "third set"),
    ("Two climbers were arrested on Mount Karel on Wednesday.", HIKERS, "third set"),
    ("A faulty switch caused fires in several homes.", HEATERS, "third set"),
    ("The company recalled 23,000 kettles.", HEATERS, "third set"),
    ("The authorities ordered the company to recall 23,000 heaters.", HEATERS, "third set"),
    ("Coach Dario Venn resigned after the defeat.", COACH, "third set"),
    ("Dario Venn told reporters he would resign.", COACH, "third set"),
    ("“I will never resign,” Dario Venn told reporters.", COACH, "third set"),
    ("Astra lost 4-1.", COACH, "third set"),
    ("Dario Venn spoke after the 4-1 victory over Astra.", COACH, "third set"),
    ("The ferry ran aground because of an engine failure.", FERRY, "third set"),
    ("The ferry sank off the island of Hvar.", FERRY, "third set"),
    ("Passengers said the ferry ran aground because of thick fog.", FERRY, "third set"),
    ("The ferry ran aground off the island of Brač.", FERRY, "third set"),
    ("House prices in the suburbs fell for the fifth month in a row.", HOUSES, "third set"),
    ("Rents in the suburbs fell by 3.8 percent.", HOUSES, "third set"),
    ("House prices rose for the fifth month in a row.", HOUSES, "third set"),
    ("Amina Sow won the prize for her first novel.", NOVEL, "third set"),
    ("Amina Sow's second novel had been rejected by eleven publishers.", NOVEL, "third set"),
    ("Poet Amina Sow won the prize.", NOVEL, "third set"),
    ("Amina Sow won the prize for her second film.", NOVEL, "third set"),
    ("Her first novel had been accepted by eleven publishers.", NOVEL, "third set"),
]
# What the check gets wrong; listed so that a change that sees it is noticed.
LOST = {  # faithful
    "Velmora's port handled more than 4 million containers in 2023.",
    "Some two dozen boats took part.",
    "The crew knocked over six masts.",
    "The profit was 52 million above the 160 million forecast.",
    "The price rose from 85 pesos on Friday to 140.",
    "The line ran for 39 years, from 1938 to 1977.",
    "The ewes found their lambs in 88 percent of trials.",
    "The train leaves Ostrava on June 3 at 6:40 am.",
    "Ms Dorn said 38 million euros would be spent on flood barriers.",
    "The insurer Nordhaus had refused to pay for the damage.",
    "The price was unchanged.",
    "Norfjell carried 800,000 fewer passengers than the year before.",
    "The environment ministry objected to lifting the ban.",
    "Veldkamp bought the mapping unit of Oyelaran Tech for €310m last October.",
    "The court fined Brandt 20,000 francs.",
    "The former treasurer must pay a fine of 20,000 francs for false accounting.",
    "Bees exposed to the pesticide were 30% less likely to come back to the hive, researchers in Lund found.",
    "Because the company agreed to a pay rise of 4%, the union cancelled the strike.",
    "After losing 4-1 to Astra, the coach ruled out resigning.",
    "For five months in a row, house prices in the capital have declined.",
    "Catches are the best in ten years.",
    "A ferry crushed the boat of fisherman Kofi Mensah.",
}
LET_THROUGH = {  # false
    "Tomas Reyl was sued by Nordhaus.",
    "The new ward would have 48 rooms.",
    "Astra lost 4-1.",
}


FAITHFUL += [
    ("It took two and a half hours to put out the fire.", "It took 2½ hours to put out the fire."),
    ("More than 10,000 people came to the fair.", "More than 10 000 people came to the fair."),
    ("In the '90s the workers' union grew.", "In the 1990s the workers' union grew fast."),
    ("The house costs between $1.5 million and $2 million.", "The house costs $1.5-2 million."),
    ("He fought in World War II.", "He fought in the Second World War."),
    ("Cases of Covid-19 rose.", "Cases of the coronavirus rose."),
    ("Temperatures fell to minus 5 degrees overnight.", "Temperatures fell to −5°C overnight."),
]
FALSIFIED += [
    ("Inflation was -0.5% in May.", "Inflation was 0.5% in May.", "sign"),
    ("Temperatures fell to 5 degrees overnight.", "Temperatures fell to minus 5 degrees overnight.", "sign"),
    ("It took 21 hours to put out the fire.", "It took 2½ hours to put out the fire.", "number"),
    ("10 people came to the fair.", "10 000 people came to the fair.", "number"),
    ("Almost 500 people came to the fair.", "More than 500 people came to the fair.", "number"),
]


def _marked(pairs: list[tuple[str, ...]], missed: set[str]) -> list[object]:
    known = pytest.mark.xfail(reason="known weakness", strict=True)
    return [pytest.param(*pair, marks=[known] if pair[0] in missed else []) for pair in pairs]


@pytest.mark.parametrize(("statement", "sentence"), _marked(FAITHFUL, LOST))
def test_faithful(statement: str, sentence: str) -> None:
    assert check_support(statement, [sentence]) == Support(True, "")


@pytest.mark.parametrize(("statement", "sentence", "kind"), _marked(FALSIFIED, LET_THROUGH))
def test_falsified(statement: str, sentence: str, kind: str) -> None:
    verdict = check_support(statement, [sentence])
    assert not verdict.supported and verdict.reason.endswith("."), kind


@pytest.mark.parametrize("statement", ["", "   ", "**", "<b></b>", "![](x)", "...", "\u200b", "`` ``"])
def test_says_nothing(statement: str) -> None:
    assert check_support(statement, [PORT]).reason in ("The statement says nothing.", "The sentence does not say “x”.")


@pytest.mark.parametrize("sentences", [[], [""], ["  ", "\u200b"]])
def test_cites_nothing(sentences: list[str]) -> None:
    assert check_support("The port is in Velmora.", sentences) == Support(False, "It cites no sentence.")


@pytest.mark.parametrize(
    "statement",
    [
        "a" * LONGEST_STATEMENT,
        "' " * (LONGEST_STATEMENT // 2),
        '"' * LONGEST_STATEMENT,
        "1," * (LONGEST_STATEMENT // 2),
        "9" * LONGEST_STATEMENT,
        "one hundred " * 120,
        "rise fall " * 150,
        "not " * 370,
        "said Ann, " * 150,
        "<" * LONGEST_STATEMENT,
        "[" * LONGEST_STATEMENT,
        "*_" * (LONGEST_STATEMENT // 2),
        "1/2/" * 370,
        "\U0001d7d9 \u00bd \u2167 \u0663",
        "(((" * 500,
    ],
)
def test_hostile_statements_are_judged_quickly(statement: str) -> None:
    check_support("Velmora has a port for containers.", [PORT])  # loads the network
    start = time.perf_counter()
    check_support(statement, [PORT, statement + " more", "rise fall not said 1 Ann " * 400])
    assert time.perf_counter() - start < 3


def test_too_long() -> None:
    assert not check_support("word " * LONGEST_STATEMENT, ["word " * LONGEST_STATEMENT]).supported


def test_reasons_name_both_figures() -> None:
    verdict = check_support("The port handled 5 billion containers.", [PORT])
    assert verdict.reason == "The sentence says 4.2 million, not 5 billion."


def test_neighbours_tell_who_she_is() -> None:
    statement, sentence = "Ilka Dorn said the money had been found.", "She said the money had been found."
    assert not check_support(statement, [sentence]).supported
    assert check_support(statement, [sentence], around=["Mayor Ilka Dorn spoke on Monday."]).supported


def test_something_else_altogether() -> None:
    verdict = check_support("The family asked the ministry for a scholarship.", [BRIDGE])
    assert verdict == Support(False, "The sentence speaks of something else.")


@pytest.mark.parametrize(
    "statement",
    [
        "The port of Velmora handled 4.2 million containers in 2023, and Mayor Ilka Dorn said the city would spend "
        "38 million euros on flood barriers.",
        "The port handled 4.2 million containers in 2023, and the city is to spend 38 million euros on barriers.",
    ],
)
def test_two_sentences_together(statement: str) -> None:
    assert check_support(statement, [PORT, MAYOR]).supported
    assert not check_support(statement, [PORT]).supported


@pytest.mark.parametrize(
    ("statement", "sentence", "supported"),
    [
        (
            "Menteri itu tidak menyetujui rencana 5 miliar.",
            "Pada Senin menteri itu tidak menyetujui rencana 5 miliar.",
            True,
        ),
        (
            "Menteri itu menyetujui rencana 5 miliar.",
            "Pada Senin menteri itu tidak menyetujui rencana 5 miliar.",
            False,
        ),
        (
            "Menteri itu tidak menyetujui rencana 6 miliar.",
            "Pada Senin menteri itu tidak menyetujui rencana 5 miliar.",
            False,
        ),
        ("政府批准了这项计划。", "周一，政府批准了这项计划。", True),
        ("政府批准了这项计划。", "周一，政府没有批准了这项计划。", False),
        ("政府否决了这项计划。", "周一，政府批准了这项计划。", False),
    ],
)
def test_other_languages_need_the_words_themselves(statement: str, sentence: str, supported: bool) -> None:
    assert check_support(statement, [sentence]).supported == supported
