"""Countries and their people: "Belgium", "Belgian"; names of several words are read as one, "South Korea"."""

_GROUPS = """
    us usa america american americans u.s united-states
    uk u.k britain british briton britons united-kingdom great-britain
    eu e.u european-union
    un u.n united-nations
    afghanistan afghan afghans
    albania albanian albanians
    algeria algerian algerians
    angola angolan angolans
    argentina argentine argentines argentinian argentinians
    armenia armenian armenians
    australia australian australians
    austria austrian austrians
    azerbaijan azerbaijani azerbaijanis azeri azeris
    bahrain bahraini bahrainis
    bangladesh bangladeshi bangladeshis
    belarus belarusian belarusians
    belgium belgian belgians
    benin beninese
    bhutan bhutanese
    bolivia bolivian bolivians
    bosnia bosnian bosnians
    botswana batswana motswana
    brazil brazilian brazilians
    brunei bruneian bruneians
    bulgaria bulgarian bulgarians
    burkina-faso burkinabe burkinabè
    cambodia cambodian cambodians khmer
    cameroon cameroonian cameroonians
    canada canadian canadians
    chad chadian chadians
    chile chilean chileans
    china chinese
    colombia colombian colombians
    congo congolese
    costa-rica costa-rican costa-ricans
    croatia croatian croatians croat croats
    cuba cuban cubans
    cyprus cypriot cypriots
    czechia czech czechs czech-republic
    denmark danish dane danes
    ecuador ecuadorian ecuadorians
    egypt egyptian egyptians
    el-salvador salvadoran salvadorans salvadorean salvadoreans
    england english
    eritrea eritrean eritreans
    estonia estonian estonians
    ethiopia ethiopian ethiopians
    europe european europeans
    fiji fijian fijians
    finland finnish finn finns
    france french
    gabon gabonese
    gambia gambian gambians
    georgia georgian georgians
    germany german germans
    ghana ghanaian ghanaians
    greece greek greeks
    greenland greenlandic greenlander greenlanders
    guatemala guatemalan guatemalans
    guinea guinean guineans
    guyana guyanese
    haiti haitian haitians
    honduras honduran hondurans
    hong-kong hongkonger hongkongers
    hungary hungarian hungarians
    iceland icelandic icelander icelanders
    india indian indians
    indonesia indonesian indonesians
    iran iranian iranians
    iraq iraqi iraqis
    ireland irish
    israel israeli israelis
    italy italian italians
    ivory-coast ivorian ivorians
    jamaica jamaican jamaicans
    japan japanese
    jordan jordanian jordanians
    kazakhstan kazakh kazakhs kazakhstani
    kenya kenyan kenyans
    kosovo kosovar kosovars
    kuwait kuwaiti kuwaitis
    kyrgyzstan kyrgyz
    laos lao laotian laotians
    latvia latvian latvians
    lebanon lebanese
    liberia liberian liberians
    libya libyan libyans
    lithuania lithuanian lithuanians
    luxembourg luxembourgish luxembourger luxembourgers
    madagascar malagasy
    malawi malawian malawians
    malaysia malaysian malaysians
    maldives maldivian maldivians
    mali malian malians
    malta maltese
    mauritania mauritanian mauritanians
    mauritius mauritian mauritians
    mexico mexican mexicans
    new-mexico new-mexican new-mexicans
    moldova moldovan moldovans
    mongolia mongolian mongolians
    montenegro montenegrin montenegrins
    morocco moroccan moroccans
    mozambique mozambican mozambicans
    myanmar burma burmese
    namibia namibian namibians
    nepal nepali nepalis nepalese
    netherlands dutch holland
    new-zealand
    nicaragua nicaraguan nicaraguans
    niger nigerien nigeriens
    nigeria nigerian nigerians
    northern-ireland northern-irish
    north-korea north-korean north-koreans
    norway norwegian norwegians
    oman omani omanis
    pakistan pakistani pakistanis
    palestine palestinian palestinians
    panama panamanian panamanians
    paraguay paraguayan paraguayans
    peru peruvian peruvians
    philippines philippine filipino filipinos filipina
    poland polish pole poles
    portugal portuguese
    puerto-rico puerto-rican puerto-ricans
    qatar qatari qataris
    romania romanian romanians
    russia russian russians
    rwanda rwandan rwandans
    saudi-arabia saudi saudis
    scotland scottish scots scot
    senegal senegalese
    serbia serbian serbians serb serbs
    sierra-leone sierra-leonean
    singapore singaporean singaporeans
    slovakia slovak slovaks slovakian
    slovenia slovenian slovenians slovene slovenes
    somalia somali somalis
    south-africa south-african south-africans
    south-korea south-korean south-koreans
    south-sudan south-sudanese
    spain spanish spaniard spaniards
    sri-lanka sri-lankan sri-lankans
    sudan sudanese
    sweden swedish swede swedes
    switzerland swiss
    syria syrian syrians
    taiwan taiwanese
    tajikistan tajik tajiks
    tanzania tanzanian tanzanians
    thailand thai thais
    togo togolese
    tunisia tunisian tunisians
    turkey turkish türkiye turk turks
    turkmenistan turkmen
    uganda ugandan ugandans
    ukraine ukrainian ukrainians
    uruguay uruguayan uruguayans
    uzbekistan uzbek uzbeks
    venezuela venezuelan venezuelans
    vietnam vietnamese
    wales welsh
    yemen yemeni yemenis
    zambia zambian zambians
    zimbabwe zimbabwean zimbabweans
"""
SAME: dict[str, frozenset[str]] = {
    name: frozenset(group.split()) for group in _GROUPS.strip().splitlines() for name in group.split()
}
"""The names of a country and its people for each of them, in lower case, a hyphen for a space."""
TWO_WORDS = frozenset(tuple(name.split("-")) for name in SAME if "-" in name)
