"""The short word lists of the checks: closed classes of English, and what a thesaurus does not say about news."""

from collections import defaultdict


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def _groups(text: str) -> dict[str, frozenset[str]]:
    """Words that may stand for one another, a group a line."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in text.strip().splitlines():
        group = line.split()
        for word in group:
            found[word].update(group)
    return {word: frozenset(group) for word, group in found.items()}


def _sides(text: str) -> dict[str, frozenset[str]]:
    """Opposites: every word left of "/" against every word right of it, a line each."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in text.strip().splitlines():
        left, right = (side.split() for side in line.split("/"))
        for word in left:
            found[word].update(right)
        for word in right:
            found[word].update(left)
    return {word: frozenset(others) for word, others in found.items()}


# Words without substance of their own: never missed, never counted.
FUNCTION = word_set("""
    a an the this that these those there here it its he him his she her hers they them their theirs we us our ours i
    me my mine you your yours who whom whose which what when where why how and or but nor so yet if then than as at by
    for from in into of off on onto out over to toward towards up with within without under upon about above across
    after along among amid around before behind below beneath beside besides between beyond despite down
    during except inside like near outside since through throughout till until unlike via because although though
    while whereas whether unless once be am is are was were been being do does did done doing have has had having will
    would shall should can could may might must ought not no n't never none neither nor nobody nothing nowhere cannot
    also too very just only even still already both either each every all any some such same other others another own
    more most less least much many few fewer several lot lots own self itself himself herself themselves himself
    one ones whatever whoever however therefore thus hence meanwhile instead rather quite well now yes per's s re ve
    ll d t m o etc eg ie per mr mrs ms mx sir said
    half twice around roughly approximately nearly almost exactly
""")

# Content words that carry little: that a statement has one which its sentences lack says nothing.
LIGHT = word_set("""
    say tell add note make take get give go come put set let have include including accord according regard
    thing way part case kind type sort fact matter time place point number amount total people person
    new newly recent recently currently current former later earlier then next previous previously further additional
    additionally overall particularly especially mainly largely partly mostly usually often sometimes together
    respectively approximately specifically reportedly article report describe mention state express
    become remain seem appear concern relate base due result cause lie stand act use
    ago away back soon today therefore thereby thus moreover certain various different certain able likely
    main major key large big small whole entire full several single someone something anyone
    order aim effort attempt try start begin happen occur take place do need want plan expect call name know
    high low great good far long old clear ever never worth going little bit
    unable company firm organisation organization went again against show compare contain hold reason
    possibility member display amount
    """)

VAGUE = word_set("""
    entity abstraction object thing act change move make state group person be have get do person being event
    activity action cause attribute relation unit instrumentality device artifact part whole matter travel go think
    work body body happening condition measure communication content message quality organization container
    structure organism individual soul someone somebody mortal area region location place time people
    transfer give express verbalize utter interact touch connect judge reason remove take bring produce
""")

NOT_OPPOSED = word_set(
    "new old give take say tell man woman work time day night make come go have be do first last start get"
)

# Base forms that the dictionary's own rules miss or would mistake.
BASES = {
    "won": frozenset({"win"}),
    "men": frozenset({"man"}),
    "women": frozenset({"woman"}),
    "people": frozenset({"person"}),
    "died": frozenset({"die"}),
    "dying": frozenset({"die"}),
    "lying": frozenset({"lie"}),
    "told": frozenset({"tell"}),
    "hurt": frozenset({"hurt"}),
    "felt": frozenset({"feel"}),
    "fell": frozenset({"fall"}),
    "left": frozenset({"leave"}),
    "rose": frozenset({"rise"}),
    "saw": frozenset({"see"}),
    "met": frozenset({"meet"}),
    "paid": frozenset({"pay"}),
    "sold": frozenset({"sell"}),
    "bought": frozenset({"buy"}),
    "lost": frozenset({"lose"}),
    "higher": frozenset({"high"}),
    "lower": frozenset({"low"}),
    "worse": frozenset({"bad"}),
    "worst": frozenset({"bad"}),
    "better": frozenset({"good"}),
    "best": frozenset({"good"}),
}

SYNONYMS = _groups("""
    attend present
    longer add
    little slightly slight
    theirs their
    environmentalist environmental
    exempt except exclude
    able could
    loan lend
    display show exhibit exhibition
    damage loss
    surgery operation
    absent away
    impose introduce
    hire recruit
    biggest largest
    wish want
    theft steal robbery
    fine penalty
    group organisation organization
    money cash
    worry fear concern
    protect protection guard
    doubt unconvinced
    contain hold
    patient hospital
    expensive dear dearer costly cost
    burn consume
    finish complete
    disclose secret reveal
    answer reply respond
    believe suspect think
    exclude preclude
    complain object
    worth cost value
    originally initially first
    dead lifeless
    tell inform
    late deadline
    staff employee worker workforce personnel job
    company firm business corporation enterprise maker
    kill die dead death fatality fatal deceased
    injure wound hurt injury casualty
    ceo boss chief head executive
    mp lawmaker legislator parliamentarian
    parliament legislature assembly
    law legislation act statute rule
    deal agreement accord pact treaty contract
    talk negotiation discussion negotiate discuss meeting meet
    delay postpone defer push
    halt suspend stop pause
    quit resign leave depart step
    reject fail defeat
    ship vessel boat craft
    plane aircraft airliner jet aeroplane airplane
    house home flat apartment residence housing dwelling
    pay wage salary earnings
    quake earthquake tremor
    fire blaze wildfire flame
    study research survey paper analysis
    scientist researcher
    film movie
    begin start launch commence open
    end finish conclude close complete over
    cut reduce lower trim slash decrease reduction
    raise increase lift boost hike
    rise increase grow climb gain jump surge soar up advance
    fall drop decline decrease slip slide sink plunge tumble down shrink
    more higher greater bigger larger up above increase over
    less fewer lower smaller down below decrease under
    approve pass endorse back adopt authorise authorize clear
    reject refuse decline
    ban prohibit bar forbid outlaw
    allow permit let authorise authorize enable
    plan intend aim propose proposal hope want
    show reveal indicate suggest find demonstrate
    announce declare unveil disclose say
    say tell state add note explain remark comment report mention argue insist claim warn stress
    kid child youngster pupil student
    pupil student schoolchild
    journalist reporter
    spectator visitor viewer audience
    teacher instructor
    buy purchase acquire acquisition
    sell sale sold
    hold host stage
    use employ utilise utilize
    help aid assist assistance support relief
    prevent stop block avert
    protest demonstrate demonstration rally march
    arrest detain detention custody
    jail imprison prison sentence
    sue lawsuit suit
    court judge tribunal
    vote ballot
    poll survey election
    spend cost expenditure expense
    cost price worth
    fund finance pay money funding
    receive get obtain
    win victory beat defeat
    replace succeed successor
    appoint name
    lead head run chair
    build construct construction erect
    destroy wreck damage ruin demolish
    area region zone district
    town city
    city municipal council
    country nation national state
    road street highway
    car vehicle automobile
    rail train railway
    doctor physician
    hospital clinic
    vaccine jab vaccination shot
    illness disease sickness
    expect forecast predict project estimate anticipate
    almost nearly
    amid during
    yearly annual annually year
    monthly month
    weekly week
    daily day
    quarterly quarter
    old aged age
    visit trip travel journey
    travel go fly
    leave depart departure
    arrive arrival come reach
    return back
    join become member
    require need must
    ask request urge call
    demand call urge want
    agree consent accept
    oppose against opposition object critic
    criticise criticize condemn denounce attack
    blame accuse
    problem issue difficulty
    try attempt seek
    choose select pick
    sign ink
    move relocate shift
    rescue save
    search hunt look
    missing lost
    flee escape evacuate
    shut close closure
    open reopen
    fix repair mend
    test trial
    drug medicine
    farm farmer agriculture agricultural
    fish fishing fishery
    ocean sea
    storm typhoon hurricane cyclone
    flood flooding
    rain rainfall
    power electricity
    gas fuel
    oil petroleum crude
    foreign overseas abroad international
    local domestic
    resident inhabitant people
    tourist visitor
    passenger traveller traveler
    customer client
    shareholder investor
    rival competitor
    officer police policeman
    soldier troop military army
    border frontier
    tax levy duty
    tariff duty
    loan credit lend
    debt owe
    profit earnings
    loss lose
    revenue sale turnover
    share stock
    export shipment
    warn caution alert
    limit restrict cap
    extend prolong lengthen
    cancel scrap abandon drop axe
    remove withdraw
    recall withdraw
    repeat reiterate
    because due owing
    partly part
    currently now
    previously before earlier
    shortly soon
    mother parent father
    wife husband spouse
    first debut
    final last
    teenager teen
    baby infant newborn
    enough sufficient
    whole entire all
    half 50
    lack without shortage
    quick fast rapid swift
    slow gradual
    large big huge
    reason why because cause
    take last
    happen occur take
    last take duration
    locate situate be
    live reside
    earn make
    produce make manufacture output
    weigh weight
    measure long length tall height
    publish release issue
    write author book
    star play
    goal score
    match game
    coach manager
    season year
    player footballer
""")

NOT_NEGATIVE = word_set("unveil unite united uniform unless unanimous undo uncover unleash unfold unlock unload")
DENYING = word_set(
    "disagree disagreed disliked dislike disapprove disapproved dissatisfied disallowed discontinued disproved"
)
UP = word_set("""
    widen broaden deepen dearer expensive quicken tripled triple double doubled up additional
    rise increase grow climb gain jump surge soar advance rally higher up raise lift boost hike expand swell
    leap rebound
    strengthen accelerate upward more greater improve upgrade
    most highest largest biggest greatest longest maximum peak
""")
DOWN = word_set("""
    narrow cheap cheaper discount down
    fall drop decline decrease slip slide sink plunge tumble lower down shrink cut reduce trim slash lose weaken slow
    downward less fewer smaller worsen dip slump plummet contract downgrade ease halve recede shed
    least lowest smallest fewest shortest minimum
""")

OPPOSITES = _sides("""
    rise increase grow climb gain jump surge soar advance / fall drop decline decrease slip slide sink plunge plummet
    rise increase grow climb gain jump surge soar advance / lower down shrink cut reduce trim slash lose dip slump
    rally higher up raise lift boost hike expand swell / fall drop decline decrease slip slide sink plunge plummet
    rally higher up raise lift boost hike expand swell / lower down shrink cut reduce trim slash lose dip slump
    more greater larger bigger most / less fewer smaller least
    above over exceed / below under
    import / export
    buy purchase acquire / sell sale
    win beat defeat / lose
    accept approve adopt endorse agree pass / reject refuse decline deny oppose veto turn
    support back favour favor endorse / object oppose reject against criticise criticize
    before / after
    earlier / later
    begin start open launch / end finish close stop halt
    begin start continue / cancel
    open reopen / close shut
    allow permit / ban prohibit bar forbid block prevent
    arrive come enter / leave depart exit
    join / leave quit
    hire recruit / fire dismiss sack lay
    strengthen / weaken
    improve better / worsen worse deteriorate
    fast quick faster / slow slower
    widen broaden / narrow
    early / late
    north northern / south southern
    east eastern / west western
    northeast northeastern / southwest southwestern southeast southeastern northwest northwestern
    success succeed successful / fail failure unsuccessful
    profit / loss
    surplus / deficit
    long longer / short shorter
    high / low
    majority most / minority
    public / private
    guilty convict / innocent acquit clear
    legal lawful / illegal unlawful
    safe / dangerous unsafe
    alive survive / dead die kill
    upgrade / downgrade
    extend lengthen prolong / shorten cut
    add / remove subtract
    confirm / deny
    praise welcome / criticise criticize condemn
    include / exclude
    borrow / lend
    lead ahead / trail behind
    ease relax loosen / tighten
    attack / defend
    maximum / minimum
    oldest older elder / youngest younger
    largest biggest / smallest
    male man / female woman
    son / daughter
    brother / sister
    husband / wife
    father / mother
    uncle / aunt
    boy / girl
    urban / rural
    domestic / foreign overseas
    permanent / temporary
    optimistic / pessimistic
    likely / unlikely
    possible / impossible
    true / false
    inside / outside
    upstream / downstream
    left / right
    top / bottom
    first / last
    cheap cheaper / expensive dearer
    strong stronger / weak weaker
    warm hot warmer hotter / cold cool colder cooler
    wet wetter / dry drier
    upper / lower
    full / empty
    voluntary / compulsory mandatory obligatory
    partial partly / full fully entirely
    encourage / discourage
    continue resume / stop halt end cease suspend
    arrest detain / release free
    appoint / dismiss sack
    build / demolish
    lift ease / impose tighten
    impose / lift scrap
    send / receive
    teach / learn
    employer / employee
    buyer / seller
    winner / loser
    victim / attacker suspect
    day / night
    morning / evening
    once / never
    always / never
    both all every everyone / neither none nobody
    all every everyone / none some
    unanimous unanimously / split narrowly
    present / absent
    rich wealthy / poor
    outgoing / incoming
    former / current
    friend ally / enemy rival
    peace / war
    demand / supply
    income revenue / expense expenditure
    parent / child
    find discover recover retrieve / miss missing lose lost
    reach hit attend meet catch / miss
    attend present / absent
    convinced sure certain / doubt
    support favour favor back / against
    deny reject dismiss / confirm admit acknowledge
""")

NEGATIONS = word_set(
    "not n't no never none nobody nothing neither nor without nowhere cannot hardly barely scarcely non"
)
# Verbs that turn what follows into its opposite: "failed to reach" is "did not reach".
NEGATING = word_set("fail refuse decline stop unable cease forget")  # before "to"
UNDOING = word_set("fail reject refuse deny drop scrap cancel block prevent veto oppose doubt miss lack stop abandon")
NEGATING_OBJECTS = word_set("deny lack exclude avoid prevent avert")  # before a noun or a verb in "-ing"

SPEECH = word_set("""
    say tell state add note explain announce declare report claim argue insist warn stress acknowledge admit believe
    deny confirm describe estimate suggest predict forecast comment remark reply respond write testify allege accuse
    call think promise pledge vow urge caution complain recall joke quote cite boast concede reiterate maintain
    assert contend express emphasise emphasize
""")

FUTURE = word_set("will would shall 'll")
POSSIBLE = word_set("may might could can possibly perhaps maybe potentially")

ROLES = word_set("""
    president minister secretary chairman chairwoman chairperson chair director manager executive officer ceo cfo coo
    spokesman spokeswoman spokesperson mayor governor senator congressman congresswoman representative ambassador
    general colonel captain lieutenant sergeant admiral major commander chief head judge justice lawyer attorney
    prosecutor professor doctor scientist researcher engineer analyst economist founder owner coach trainer player
    striker goalkeeper midfielder king queen prince princess sultan emperor pope bishop archbishop cardinal imam rabbi
    priest deputy vice treasurer commissioner inspector superintendent constable detective author writer poet
    novelist actor actress singer musician director producer editor reporter journalist teacher principal headmaster
    dean student farmer fisherman nurse surgeon veterinarian biologist geologist physicist chemist astronomer
    historian archaeologist curator librarian architect designer lawmaker legislator mp councillor councilwoman
    councilman premier chancellor speaker leader organiser organizer activist campaigner driver pilot conductor
    shopkeeper trader banker broker accountant auditor consultant adviser advisor aide assistant controller
    """)

HONORIFICS = word_set("""
    mr mrs ms mx miss dr prof sir dame lord lady madam madame datuk dato tan sri tun haji hajah hj hjh encik puan cik
    pak bu ibu bapak herr frau monsieur mme mlle señor señora senor senora don doña the hon rev st
""")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
    ("monday mondays mon", "tuesday tuesdays tue tues", "wednesday wednesdays wed", "thursday thursdays thu thur thurs",
    "friday fridays fri", "saturday saturdays sat", "sunday sundays sun")
    )
    for name in names.split()
}  # fmt: skip

# Verbs that change what is the case: not to be put in the place of another, nor added.
STRICT_VERBS = word_set("""
    prove confirm confess admit deny promise threaten guarantee refuse agree win lose die kill murder arrest charge
    convict approve reject ban sue resign dismiss sack buy sell close cancel abolish sign elect marry divorce destroy
    double triple halve steal rob attack invade bomb veto repeal overturn acquit jail apologise apologize retire sink
    explode crash collapse drown order force
""")
