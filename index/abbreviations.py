"""What a full stop after a word may mean: the word lists behind `sentences`, by how each kind behaves.

Case matters throughout: "Sun. 6 May" but "in the sun.", "Kg. Baru" but "5 kg.", "Mass. Gov." but "a land mass."
"""


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


def _with_lower(lines: str) -> frozenset[str]:
    words = _words(lines)
    return words | {word.lower() for word in words}


# A name or a noun always follows: never the end of a sentence.
TITLES = _words("""
    Mr Mrs Ms Mx Mdm Messrs Rt Dr Drs Prof Profs Rev Revd Hon Fr Br Msgr Mons Amb Pres Gov Govs Sen Sens Rep Reps
    Del Lieut Gen Brig Col Cols Maj Capt Cmdr Cdr Cpt Lt Sgt Sgts Cpl Pvt Pfc Spc Adm Cmdre Comdr Supt Insp Det
    Const Asst Assoc Dep Atty Dir Sec Treas Supv Hr Dipl Mme Mmes Mlle Mlles MM Mgr Sra Srta Sres Dra Dña Lic Ing
    Arq Gral Cnel Tte Pdte Sto Sta Exmo Exma Profa Dott Prof.ssa Dott.ssa Sig Sig.ra Avv Arch Geom Rag Dhr Mevr Mw
    Ir Ds Hj Hjh Mohd Muhd Mhd Moh Muh Abd Tn Pn Bpk Sdr Sdri Yth Ust Ustz Tgk Tk Dt Kpt Mej Kol Jen Lekol Kpl Sjn
    Kons Jend Kombes Kompol Pol Brigjen Mayjen Letjen Irjen Komjen Ny Nn Yg Yb YB YAB KH Ts Sr Ar Jl Jln Kg Kpg
    Tmn Lrg Bkt Sg Tg Gg Kec Kel Kab Prov Sdn Pte Pty Gebr
    MR MRS MS DR PROF GEN SEN REP GOV LT COL CAPT SGT MAJ REV HJ MOHD
    Smt Eng Engr med
    vs v viz cf cfr vgl bzw z.B zB u.a d.h i.d.R s.u s.o e.g i.e eg ie a.k.a d.b.a p.ex incl inkl excl zzgl sog
    evtl ggf approx mevr dhr drs prof dr mr mrs bijv d.w.z m.n o.a bl.a f.eks t.ex dvs np tzw им ул т.е Mio Mrd
    Tsd mln mld млн млрд тыс EE a.n u.p d.a tgl
""")

# Part of the sentence only before a number or a numeral: "No. 10", but "He said no. Ten others agreed."
BEFORE_NUMBER = _words("""
    No Nos NO no nos Nr nr Nº núm Núm num Fig Figs fig figs Tab Eq Eqs eq Vol Vols vol vols Ch Chap ch chap Sec Sect
    sec sect Art Arts art arts Abs Para para paras pp pg pgs pág págs pag Pag blz nn Bk Pt pt Op op Ver ver Ext ext
    Tel tel Apt Ste Rm rm Lot Ref ref Sch Reg Rs Rp RM Sh Kshs Shs Nrs ca circa est min max av Ph par стр рис Bil
    bil ms hlm Hlm Psl kl Kl ft lb pop Pop env
""")

# Either; only a word that starts sentences and not names ends the sentence here.
MIXED = _words("""
    Inc Ltd Co Cos Corp Bhd Tbk Cie Cía Cia Ltda LLC LLP Plc plc Hnos Bros Mfg Intl Assn Dept Univ Inst Natl Govt
    Jr Sr Jnr Snr Esq Ph.D PhD MD DDS Ret ret St Ste Mt Mts Ft Pt Ave Blvd Rd Hwy Pkwy Sq Str Ln Pl Av Avda Bd
    UU Ud Uds Vd On Est Ed Eds ed eds Trans trans Rev rev rpt gest geb Jh Hrsg r г гг др al
    Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore Pa
    Penn Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Sask Alta Man
    N S E W NE NW SE SW bt bte Res Exp Med Biol Chem Phys Sci Proc Acad Lett Amer
""") | _words("INC LTD CO CORP BHD ST MT FT JR SR")

# States: in newspaper style a comma follows them unless the sentence ends.
STATES = _words("""
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore
    Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que
""")

# A capital after them starts a sentence.
FINAL = _words("etc ecc usw enz dll dsb dst dkk osv vb т.д т.п itd itp m.fl")

MONTHS = _words("""
    Jan Feb Febr Mar Apr Jun Jul Aug Sep Sept Oct Okt Nov Dec Dez Ene Abr Ago Dic Fev Set Out Janv Févr Avr Juil Déc
    Ogos Dis Mac
    JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC
""")
DAYS = _words("Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun MON TUE WED THU FRI SAT SUN")

CLOCK = _words("a.m p.m A.M P.M am pm")
# After a clock time these go on with it: "at 9 a.m. Monday", "8 p.m. Eastern".
AFTER_CLOCK = (
    _words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Eastern Central Mountain Pacific Greenwich GMT UTC EST EDT CST CDT MST MDT PST
    PDT ET CT PT MT BST CET CEST IST SGT MYT WIB WITA WIT JST HKT AEST AEDT Beijing Tokyo Moscow London Paris Sydney
    Malaysian Singapore Kyiv Jakarta Local
""")
    | MONTHS
    | DAYS
)

# Before a single capital letter these make it a name of its own, not an initial: "World War I. Germany lost."
LETTERED = _with_lower("""
    War Act Part Phase Plan Vitamin Type Class Group Section Grade Hepatitis Category Level Option
    Exhibit Annex Appendix Team Division Terminal Building Block Gate Influenza Platform Tier Schedule Zone Form Figure
    Table Serie Series
""")

GERMAN_BEFORE_ORDINAL = _words("der dem den das zum vom beim zur im Der Das Zum Vom Beim Im")
GERMAN_AFTER_ORDINAL = _words("""
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert Jahrhunderts
    Weltkrieg Weltkriegs Weltkrieges Jänner
""")

# Names with an exclamation or question mark of their own.
MARKED_NAMES = _words("""
    Yahoo Jeopardy Yum Oklahoma Panic Wham Kahoot Joomla Oliver Airplane Mia Rouge E Oui Ahoy
""")

# Before a name these start sentences as well: "He left the U.S. Mr. Hale stayed."
COURTESY = _words("Mr Mrs Ms Mdm Mme Encik Puan Datuk Dato")

# Words that start sentences and seldom names. Exact case: "U.S. IT workers" is not "U.S. It".
STARTERS = _words("""
    The A An He She It They We I You His Her Their Its Our My Your This That These Those There Here In On At For From
    With Without But And Or Nor So Yet If When While After Before As Since Although Though Because However Meanwhile
    Moreover Also Still Then Now Not No Yes What Who Why How Where Which Whose Whether Both All Some Many Most Several
    Few Much More Less Another Other Others Each Every Such One Two Three Four Five Six Seven Eight Nine Ten Dozens
    Hundreds Thousands Millions Nearly About Around Almost Only Just Even Earlier Later Last Next According By To Of
    Despite During Under Over Among Between Until Once Thus Therefore Hence Instead Besides Further Furthermore
    Additionally Nevertheless Nonetheless Otherwise Perhaps Maybe Once Again Today Yesterday Tomorrow Recently
    Currently Officials Police Analysts Experts Investigators Prosecutors Authorities Researchers Scientists Witnesses
    Residents Critics Supporters Investors Shares Protesters Rescuers Voters Lawmakers Passengers Nobody Everyone
    Someone Everything Nothing Neither Either Does Did Do Is Are Was Were Has Have Had Can Could Will Would Should Let
    Beliau Mereka Ini Itu Pada Menurut Namun Tetapi Tapi Kata Katanya Selain Sementara Terdahulu Ketika Dia Ia Kami
    Kita Saya Namun Oleh Untuk Dalam Dengan Jika Setelah Selepas Sebelum Bagaimanapun Justeru
    Il Elle Ils Elles Nous Vous Ce Cette Ces Mais Et Selon Dans Pour Avec Après Avant Les
    Er Sie Es Wir Ich Ihr Aber Und Doch Auch Nach Dann Diese Dieser Dieses Eine Ein Der Die
    Ella Ellos Ellas Pero Según Para Con Después Esta Este Esto Una Un Además Sin También
    Ele Ela Eles Elas Mas Segundo Depois Uma Um Isso Também
    Lui Lei Loro Ma Però Secondo Dopo Questo Questa Anche Nel Nella Gli
    Hij Zij Het Een Maar Volgens Deze Dit Ook Wij
    Он Она Они Оно Это Но И В На По Как Также Мы Я
""")
