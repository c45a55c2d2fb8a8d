"""The verbs and nouns that plans are written with, as tables.

Only data. ``verbs`` makes the forms and says what they mean.
"""

from __future__ import annotations

from malkoll.swedish._tables import word_row, word_set

__all__ = [
    "ACTION_NOUNS",
    "AUXILIARIES",
    "FIRST_CONJUGATION",
    "IMPERATIVE_ALSO_NOUN",
    "INFINITIVE_ALSO_ADJECTIVE",
    "INTENTIONS",
    "IRREGULAR_SUPINES",
    "IRREGULAR_VERBS",
    "NOT_FINITE",
    "OBSERVED",
    "PARTICLE_VERBS",
    "SECOND_CONJUGATION",
    "STATES",
    "TOPIC_NOUNS",
    "VERB_PREFIXES",
]

# Infinitive in -a, present in -ar, passive in -as, past in -ade; the imperative is the infinitive.
FIRST_CONJUGATION = word_set("""
    avyttra besiktiga coacha designa gallra gödsla intervjua klippa ladda leasa prova ranka rita skanna
    skörda smaka städa teckna tolka träffa
    accelerera adressera agera aktivera aktualisera analysera anordna anpassa ansvara anvisa arbeta arrangera
    attrahera avlasta avsluta avstanna avtala avvakta avveckla avverka beakta bearbeta betrakta begränsa
    behandla bejaka bekosta bekämpa bemanna berika besluta betala besvara bevaka bevara bevilja bilda boka bredda
    budgetera certifiera dela delegera digitalisera dimensionera diskutera dokumentera drabba effektivisera
    efterfråga elektrifiera ena energieffektivisera engagera etablera evakuera existera fasa fastna finansiera
    flytta fokusera forma formulera forska fortbilda fotografera främja fungera förankra förbruka förbättra
    fördela fördjupa fördubbla förenkla förflytta förhandla förkorta förmedla förnya försvara försämra
    förtydliga förvalta förvandla förvänta förvärva förändra garantera gestalta granska gynna halvera hamna
    handla hantera harmonisera hindra identifiera implementera informera initiera inkludera innefatta inrikta
    inrätta inspirera installera integrera intensifiera introducera inventera investera involvera jobba justera
    jämna jämställdhetsintegrera jämställdhetssäkra kalkylera klara klimatanpassa klimatsäkra kommunalisera
    kommunicera kompensera kompetenssäkra kompetensutveckla komplettera koncentrera konkretisera konsolidera
    kontakta kontrollera koordinera koppla korta kosta kraftsamla kvalitetssäkra kvarstanna laga lagra landa
    lansera lindra lokalanpassa lokalisera lova lyssna lämna löna markera matcha maximera medverka minimera
    minska mobilisera modernisera motivera motverka mynna nominera normalisera notera närma nätverka observera
    omarbeta ombilda omdisponera omfatta omfördela omförhandla omlokalisera omorganisera omplacera omprioritera
    omstrukturera omvandla omvärldsbevaka optimera ordna organisera orsaka pausa peka permanenta placera planera
    prata presentera prioritera privatisera producera profilera prognostisera projektera provköra pröva
    publicera påbörja påskynda påverka rangordna rapportera redovisa reducera reformera reglera rehabilitera
    rekommendera rekrytera renodla renovera reparera representera respektera resultera revidera rikta rusta
    räkna samarbeta samfinansiera samla samlokalisera samnyttja samordna samorganisera samplanera samutnyttja
    samverka sanera satsa screena separera skala skapa skugga skydda skynda slopa slussa sluta socialisera spara
    spegla stabilisera standardisera stanna starta stegra stimulera stoppa strukturera sträva strömlinjeforma
    studera stötta svara synka systematisera säkra tala testa tillämpa titta trappa trygga underlätta upparbeta
    uppdatera uppfatta uppgradera upphandla uppmana uppmuntra uppmärksamma upprepa upprusta upprätta uppskatta
    utarbeta utbilda utforma utforska utmana utnyttja utpeka utrusta utveckla utvidga utvärdera utöka utöva
    vaccinera vakta variera verifiera verka vidarebefordra vidareutbilda vidareutveckla vidga visa visualisera
    välkomna vänta värdera värna vässa växla vårda ägna ändra återanvända återbruka återkoppla återupprätta
    åtgärda öka öppna öronmärka öva överlämna övervaka
    """)

# Infinitive in -a, present in -er, passive in -s, past in -de, -te; the imperative is the stem.
SECOND_CONJUGATION = word_set("""
    ansöka handleda jämföra mäta slutföra tidigarelägga
    anställa använda avhjälpa avläsa avskilja avstämma bebygga begära behöva belysa bemöta beställa bestämma
    besöka bygga byta dröja fastställa framställa fullfölja fylla fästa följa fördröja förebygga förhindra
    förlägga förlänga förstärka försörja förtäta genomlysa genomsyra gälla handlägga hjälpa hysa hänvisa höja
    införskaffa inköpa kartlägga kompetenshöja konkurrensutsätta kravställa kräva känna köpa leda leva lyfta
    läka läsa löpa lösa missköta märka möta nedlägga nyanställa nämna omställa omsätta planlägga resa röja
    sammanställa schemalägga senarelägga sjösätta skarpställa skärpa sköta släppa ställa stänga stärka
    säkerhetsställa säkerställa sända sänka söka trycka tvätta tänka undersöka uppfylla upplösa upptäcka utbyta
    utlysa utlösa verkställa väcka väga vända återställa återuppbygga översända översätta övertyga överväga
    """)

# infinitive: present, past, passive present (or -), imperative (or -)
IRREGULAR_VERBS: dict[str, tuple[str, str, str, str]] = {
    "anta": ("antar", "antog", "antas", "anta"),
    "avgöra": ("avgör", "avgjorde", "avgörs", "avgör"),
    "avse": ("avser", "avsåg", "avses", "-"),
    "avstå": ("avstår", "avstod", "-", "avstå"),
    "avta": ("avtar", "avtog", "-", "-"),
    "avbryta": ("avbryter", "avbröt", "avbryts", "avbryt"),
    "be": ("ber", "bad", "-", "-"),
    "bedöma": ("bedömer", "bedömde", "bedöms", "bedöm"),
    "bedriva": ("bedriver", "bedrev", "bedrivs", "bedriv"),
    "behålla": ("behåller", "behöll", "behålls", "behåll"),
    "bereda": ("bereder", "beredde", "bereds", "bered"),
    "bero": ("beror", "berodde", "-", "-"),
    "beskriva": ("beskriver", "beskrev", "beskrivs", "beskriv"),
    "bestå": ("består", "bestod", "-", "-"),
    "bibehålla": ("bibehåller", "bibehöll", "bibehålls", "bibehåll"),
    "bidra": ("bidrar", "bidrog", "-", "bidra"),
    "bistå": ("bistår", "bistod", "-", "bistå"),
    "bjuda": ("bjuder", "bjöd", "bjuds", "bjud"),
    "bli": ("blir", "blev", "-", "bli"),
    "bo": ("bor", "bodde", "-", "-"),
    "bryta": ("bryter", "bröt", "bryts", "bryt"),
    "böra": ("bör", "borde", "-", "-"),
    "delta": ("deltar", "deltog", "-", "delta"),
    "dra": ("drar", "drog", "dras", "dra"),
    "driva": ("driver", "drev", "drivs", "driv"),
    "erbjuda": ("erbjuder", "erbjöd", "erbjuds", "erbjud"),
    "ersätta": ("ersätter", "ersatte", "ersätts", "ersätt"),
    "finnas": ("finns", "fanns", "finns", "-"),
    "fortgå": ("fortgår", "fortgick", "-", "-"),
    "fortsätta": ("fortsätter", "fortsatte", "fortsätts", "fortsätt"),
    "framgå": ("framgår", "framgick", "-", "-"),
    "frigöra": ("frigör", "frigjorde", "frigörs", "frigör"),
    "få": ("får", "fick", "-", "-"),
    "förbereda": ("förbereder", "förberedde", "förbereds", "förbered"),
    "förbli": ("förblir", "förblev", "-", "-"),
    "förekomma": ("förekommer", "förekom", "-", "-"),
    "föreligga": ("föreligger", "förelåg", "-", "-"),
    "föreslå": ("föreslår", "föreslog", "föreslås", "föreslå"),
    "förstå": ("förstår", "förstod", "-", "-"),
    "förse": ("förser", "försåg", "förses", "förse"),
    "förutsätta": ("förutsätter", "-", "förutsätts", "-"),
    "ge": ("ger", "gav", "ges", "ge"),
    "genomgå": ("genomgår", "genomgick", "-", "-"),
    "genomföra": ("genomför", "genomförde", "genomförs", "genomför"),
    "göra": ("gör", "gjorde", "görs", "gör"),
    "gå": ("går", "gick", "-", "gå"),
    "ha": ("har", "hade", "-", "-"),
    "hålla": ("håller", "höll", "hålls", "håll"),
    "iaktta": ("iakttar", "-", "iakttas", "iaktta"),
    "inbjuda": ("inbjuder", "-", "inbjuds", "-"),
    "införa": ("-", "införde", "införs", "inför"),
    "ingå": ("ingår", "ingick", "-", "-"),
    "inleda": ("inleder", "inledde", "inleds", "inled"),
    "innebära": ("innebär", "innebar", "-", "-"),
    "innehålla": ("innehåller", "innehöll", "-", "-"),
    "inse": ("inser", "insåg", "inses", "-"),
    "klargöra": ("klargör", "klargjorde", "klargörs", "klargör"),
    "knyta": ("knyter", "knöt", "knyts", "knyt"),
    "komma": ("kommer", "kom", "-", "-"),
    "kunna": ("kan", "kunde", "-", "-"),
    "kvarstå": ("kvarstår", "kvarstod", "-", "-"),
    "levandegöra": ("levandegör", "-", "levandegörs", "levandegör"),
    "ligga": ("ligger", "låg", "-", "-"),
    "låta": ("låter", "lät", "-", "låt"),
    "lägga": ("lägger", "lade", "läggs", "lägg"),
    "medföra": ("medför", "medförde", "-", "-"),
    "medge": ("medger", "medgav", "medges", "-"),
    "medvetandegöra": ("medvetandegör", "-", "medvetandegörs", "medvetandegör"),
    "möjliggöra": ("möjliggör", "möjliggjorde", "möjliggörs", "möjliggör"),
    "motstå": ("motstår", "-", "-", "-"),
    "må": ("mår", "mådde", "-", "-"),
    "måste": ("måste", "måste", "-", "-"),
    "nå": ("når", "nådde", "nås", "nå"),
    "offentliggöra": ("offentliggör", "-", "offentliggörs", "offentliggör"),
    "pågå": ("pågår", "pågick", "-", "-"),
    "samråda": ("samråder", "-", "-", "samråd"),
    "se": ("ser", "såg", "ses", "se"),
    "ske": ("sker", "skedde", "-", "-"),
    "skriva": ("skriver", "skrev", "skrivs", "skriv"),
    "skola": ("ska", "skulle", "-", "-"),
    "slå": ("slår", "slog", "slås", "slå"),
    "sprida": ("sprider", "spred", "sprids", "sprid"),
    "stiga": ("stiger", "steg", "-", "-"),
    "stå": ("står", "stod", "-", "stå"),
    "stödja": ("stödjer", "stödde", "stöds", "-"),
    "stöda": ("stöder", "stödde", "stöds", "-"),
    "synliggöra": ("synliggör", "synliggjorde", "synliggörs", "synliggör"),
    "sjunka": ("sjunker", "sjönk", "-", "-"),
    "ta": ("tar", "tog", "tas", "ta"),
    "tillgodose": ("tillgodoser", "tillgodosåg", "tillgodoses", "tillgodose"),
    "tillhandahålla": ("tillhandahåller", "tillhandahöll", "tillhandahålls", "tillhandahåll"),
    "tillta": ("tilltar", "tilltog", "-", "-"),
    "tillvarata": ("tillvaratar", "tillvaratog", "tillvaratas", "tillvarata"),
    "tillgängliggöra": ("tillgängliggör", "tillgängliggjorde", "tillgängliggörs", "tillgängliggör"),
    "tydliggöra": ("tydliggör", "tydliggjorde", "tydliggörs", "tydliggör"),
    "underhålla": ("underhåller", "underhöll", "underhålls", "underhåll"),
    "understiga": ("understiger", "understeg", "-", "-"),
    "undvika": ("undviker", "undvek", "undviks", "undvik"),
    "uppdra": ("uppdrar", "uppdrog", "uppdras", "uppdra"),
    "uppgå": ("uppgår", "uppgick", "-", "-"),
    "uppleva": ("upplever", "upplevde", "upplevs", "upplev"),
    "upplåta": ("upplåter", "upplät", "upplåts", "upplåt"),
    "uppnå": ("uppnår", "uppnådde", "uppnås", "uppnå"),
    "upprätthålla": ("upprätthåller", "upprätthöll", "upprätthålls", "upprätthåll"),
    "uppstå": ("uppstår", "uppstod", "-", "-"),
    "utföra": ("utför", "utförde", "utförs", "utför"),
    "utgå": ("utgår", "utgick", "-", "utgå"),
    "utgöra": ("utgör", "utgjorde", "utgörs", "-"),
    "utreda": ("utreder", "utredde", "utreds", "utred"),
    "utse": ("utser", "utsåg", "utses", "utse"),
    "vara": ("är", "-", "-", "var"),
    "veta": ("vet", "visste", "-", "-"),
    "vidmakthålla": ("vidmakthåller", "vidmakthöll", "vidmakthålls", "vidmakthåll"),
    "vidta": ("vidtar", "vidtog", "vidtas", "vidta"),
    "vilja": ("vill", "ville", "-", "-"),
    "växa": ("växer", "växte", "-", "väx"),
    "välja": ("väljer", "valde", "väljs", "välj"),
    "åstadkomma": ("åstadkommer", "åstadkom", "åstadkoms", "åstadkom"),
    "återta": ("återtar", "återtog", "återtas", "återta"),
    "överenskomma": ("överenskommer", "överenskom", "-", "-"),
    "överföra": ("överför", "överförde", "överförs", "överför"),
    "överlåta": ("överlåter", "överlät", "överlåts", "överlåt"),
    "överstiga": ("överstiger", "översteg", "-", "-"),
    "överta": ("övertar", "övertog", "övertas", "överta"),
    "tillföra": ("tillför", "tillförde", "tillförs", "tillför"),
    "marknadsföra": ("marknadsför", "-", "marknadsförs", "marknadsför"),
    "återföra": ("återför", "återförde", "återförs", "återför"),
    "återinföra": ("återinför", "återinförde", "återinförs", "återinför"),
    "sammanföra": ("sammanför", "sammanförde", "sammanförs", "sammanför"),
    "upphöra": ("upphör", "upphörde", "-", "-"),
    "röra": ("rör", "rörde", "rörs", "-"),
    "styra": ("styr", "styrde", "styrs", "styr"),
    "störa": ("stör", "störde", "störs", "-"),
    "föra": ("-", "förde", "förs", "-"),
    "uppföra": ("uppför", "uppförde", "uppförs", "uppför"),
    "köra": ("kör", "körde", "körs", "kör"),
    "lära": ("lär", "lärde", "-", "-"),
    "lyckas": ("lyckas", "lyckades", "-", "-"),
    "minnas": ("minns", "mindes", "-", "-"),
    "trivas": ("trivs", "trivdes", "-", "-"),
    "kännas": ("känns", "kändes", "-", "-"),
    "behövas": ("behövs", "behövdes", "-", "-"),
    "hoppas": ("hoppas", "hoppades", "-", "-"),
    "umgås": ("umgås", "umgicks", "-", "-"),
    "skilja": ("skiljer", "skilde", "skiljs", "skilj"),
    "sälja": ("säljer", "sålde", "säljs", "sälj"),
    "sätta": ("sätter", "satte", "sätts", "sätt"),
    "avsätta": ("avsätter", "avsatte", "avsätts", "avsätt"),
    "tillsätta": ("tillsätter", "tillsatte", "tillsätts", "tillsätt"),
    "flyta": ("flyter", "flöt", "-", "-"),
    "gripa": ("griper", "grep", "grips", "-"),
    "skjuta": ("skjuter", "sköt", "skjuts", "skjut"),
    "ansluta": ("ansluter", "anslöt", "ansluts", "anslut"),
    "vinna": ("vinner", "vann", "vinns", "vinn"),
    "finna": ("finner", "fann", "finns", "finn"),
}

# supine: infinitive ("har fått": få)
IRREGULAR_SUPINES: dict[str, str] = {
    "antagit": "anta", "avgjort": "avgöra", "avsett": "avse", "avbrutit": "avbryta", "bedrivit": "bedriva",
    "behållit": "behålla", "bibehållit": "bibehålla", "bidragit": "bidra", "blivit": "bli", "brutit": "bryta",
    "deltagit": "delta", "dragit": "dra", "drivit": "driva", "fortsatt": "fortsätta", "frigjort": "frigöra",
    "funnits": "finnas", "fått": "få", "gett": "ge", "givit": "ge", "genomfört": "genomföra", "gjort": "göra",
    "gått": "gå", "haft": "ha", "hållit": "hålla", "infört": "införa", "inlett": "inleda", "kommit": "komma",
    "kunnat": "kunna", "lagt": "lägga", "legat": "ligga", "lyckats": "lyckas", "medfört": "medföra",
    "möjliggjort": "möjliggöra", "nått": "nå", "pågått": "pågå", "satt": "sätta", "sett": "se", "skett": "ske",
    "skrivit": "skriva", "stigit": "stiga", "sjunkit": "sjunka", "stått": "stå", "stött": "stödja", "sålt": "sälja",
    "tagit": "ta", "tillsatt": "tillsätta", "uppnått": "uppnå", "upplevt": "uppleva", "uppstått": "uppstå",
    "utfört": "utföra", "utrett": "utreda", "utsett": "utse", "valt": "välja", "varit": "vara", "vidtagit": "vidta",
    "vuxit": "växa", "vunnit": "vinna", "överfört": "överföra", "övertagit": "överta", "åstadkommit": "åstadkomma",
    "upphört": "upphöra", "ökat": "öka", "minskat": "minska", "förberett": "förbereda", "avsatt": "avsätta",
    "bedömt": "bedöma",
}  # fmt: skip

# After these stands an infinitive that says what is done: "ska utredas", "kommer att byggas".
AUXILIARIES = word_set(
    "ska skall skulle bör borde måste kan kunde vill får kommer behöver förväntas väntas avser planeras planerar"
)

# Look like verb forms, and are mostly other words in a title.
NOT_FINITE = word_set("""
    delar lagar formar var för inför mot val svar rör sluter vård landar öppna köper löner dagar vägar stegar
    resor baser kurser roller parter steg låg lät sätt låt kom fann vann ans bas kurs plats kosts arbetes sköt
    grep löpande resas talas löns lags sats sades mats
    """)

# First words that are more often a noun than an imperative: "Stöd i grupp", "Köp av tjänster".
IMPERATIVE_ALSO_NOUN = word_set(
    "stöd köp hjälp bruk val för rör lån led byt mot sök lös lyft lär kör håll låt steg var sätt samråd väg val väx "
    "stör vinn finn möt häng tyck tryck inköp utbyt"
)

# "Korta vårdtiderna" is an action, "Korta vårdtider" a topic: these are verbs only before a definite object.
INFINITIVE_ALSO_ADJECTIVE = word_set("korta säkra trygga öppna klara lätta fria tysta jämna ena")

# Verbs that with a particle say something of their own.
PARTICLE_VERBS: dict[str, tuple[str, ...]] = {
    "ta": ("fram", "bort", "över", "emot", "vara på", "tillvara", "vid", "ut", "in"),
    "se": ("över", "till"),
    "arbeta": ("för", "fram", "med", "vidare"),
    "verka": ("för",),
    "sträva": ("efter", "mot"),
    "bidra": ("till",),
    "skapa": ("förutsättningar", "möjligheter"),
    "ge": ("förutsättningar", "möjlighet"),
    "följa": ("upp",),
    "bygga": ("ut", "om", "upp", "ned", "in"),
    "lägga": ("ned", "ner", "ut", "om"),
    "sätta": ("in", "upp", "igång"),
    "starta": ("upp",),
    "fasa": ("ut", "in"),
    "flytta": ("över", "ut", "in"),
    "rusta": ("upp",),
    "göra": ("om",),
    "dra": ("ned", "ner", "in"),
    "slå": ("samman", "ihop"),
    "utgå": ("från",),
    "leda": ("till",),
    "höja": ("kompetensen",),
    "få": ("till", "ned", "ner"),
    "lyfta": ("fram",),
    "gå": ("över",),
    "komma": ("fram",),
}

# Verbs that say what is wanted or how one works, and not what will then be there.
INTENTIONS = word_set("""
    arbeta beakta bejaka bevara bidra driva effektivisera engagera eftersträva fokusera fortsätta främja
    förbättra fördjupa förebygga förstärka förtydliga gynna hantera inspirera intensifiera jobba leda
    levandegöra lyfta medverka medvetandegöra motivera motverka möjliggöra optimera prioritera påverka samarbeta
    samverka satsa skydda stabilisera stimulera stärka stödja stöda stötta sträva synliggöra säkerställa
    säkerhetsställa säkra tillgodose tillvarata trygga tydliggöra underlätta uppmuntra uppmärksamma utveckla
    vidareutveckla verka vidmakthålla vårda värna vässa åstadkomma delta ansvara informera involvera inkludera
    förankra modernisera professionalisera systematisera kvalitetssäkra kompetensutveckla påskynda utmana
    attrahera berika bredda anpassa upprätthålla
    """) | frozenset(
    {
        "skapa förutsättningar", "skapa möjligheter", "ge förutsättningar", "ge möjlighet", "verka för", "arbeta för",
        "arbeta med", "arbeta fram", "arbeta vidare", "sträva efter", "sträva mot", "bidra till", "ta tillvara",
        "ta vara på", "utgå från", "lyfta fram", "leda till",
    }
)  # fmt: skip

# Verbs that say how something is, and not that anything is done.
STATES = word_set("""
    vara ha bli finnas känna uppleva kunna vilja behöva få ligga stå bestå omfatta innebära innehålla gälla avse
    utgöra ingå präglas genomsyra fungera må trivas kännas leva bo förbli motsvara
    """)

# Verbs that in a report tell how something is seen, measured or turns out, and not what is done about it.
OBSERVED = word_set("""
    anse använda avvika bedöma behöva bero beräkna drabba finnas följa förbättra förklara försena försämra
    förvänta gälla innebära jämföra kräva känna ligga märka mäta nå orsaka publicera påverka redovisa räkna
    sakna se sjunka skilja stiga synas tolka trivas uppfylla uppgå uppleva uppnå uppskatta visa vänta
    """)

# Parts that go before a verb without changing how it is inflected.
VERB_PREFIXES = word_row("""
    vidare sam om av in ut över upp ned ner fram åter miss för an till när fort kvalitets kompetens ansvars ny
    resultat behovs miljö energi klimat jämställdhets barnrätts kost risk
    """)

# Nouns for something done that has an end; a title with one at its head names an action.
ACTION_NOUNS = word_set("""
    översyn utredning förstudie kartläggning inventering införande framtagande framtagning avveckling inrättande
    upphandling revidering byggnation nybyggnation ombyggnation tillbyggnation etablering start uppstart
    igångsättning genomförande implementering sammanslagning flytt flyttning utbyggnad ombyggnad nybyggnad
    tillbyggnad rekrytering utvärdering nedläggning renovering tillsättande tillsättning överföring överlämning
    omorganisation omorganisering omfördelning omvandling införskaffande inköp anskaffning avyttring försäljning
    förvärv bildande upprättande uppförande utformning utformande installation driftsättning driftsättande
    lansering uppdatering utrullning breddinförande pilotprojekt granskning genomlysning analys kravställning
    samlokalisering centralisering utfasning indragning utökning minskning ökning sänkning höjning halvering
    fördubbling avslutande återställande återinförande permanentning antagande fastställande publicering
    utbildningsinsats uppsägning omförhandling tecknande certifiering digitalisering sanering inflyttning
    konkurrensutsättning övertagande överflyttning nyanställning anställande borttagande borttagning
    komplettering förlängning avgiftshöjning effektivisering reducering frigörande test testning pilot
    """)

# Nouns made from verbs that are names of a field of work as often as of something done: left out.
TOPIC_NOUNS = word_set("""
    utveckling kompetensutveckling verksamhetsutveckling samverkan uppföljning utbildning egenkontroll arbete
    stöd omsorg vård planering styrning ledning handläggning försörjning kompetensförsörjning bedömning
    hantering samordning kommunikation information förebyggande behandling bemanning utveckla resursfördelning
    ersättning
    """)
