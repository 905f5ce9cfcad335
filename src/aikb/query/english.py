"""Common English words (data): such a word is not a typo, even if the notes do not have it (three is not tree).

Written by hand: numbers, days and months, what grammar needs, and the everyday nouns, verbs and adjectives that a learner
of English knows first. Words with an ending that is made by rule are not listed.
"""

import re

WORDS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion zero first second
    third fourth fifth sixth seventh eighth ninth tenth once twice half quarter double triple single dozen
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december spring summer autumn winter day week month year hour minute today tomorrow yesterday night
    morning evening afternoon noon midnight weekend century decade season birthday holiday
    i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours
    ourselves they them their theirs themselves who whom whose which what that this these those here there where when why
    how somebody someone something somewhere anybody anyone anything anywhere everybody everyone everything everywhere
    nobody none nothing nowhere each every either neither both all any some many much more most few fewer less least
    little lot several enough other another such same own else only just even also too very quite rather almost nearly
    about above across after again against ago ahead along already although always among and apart around as aside at
    away back because before behind below beneath beside besides between beyond but by despite down during except far
    for forever forward from hence however if in indeed inside instead into lest like likely maybe meanwhile moreover
    near never nevertheless next not now of off often on onto or otherwise out outside over past per perhaps please
    since so sometimes soon still than then therefore though through throughout thus till to together toward towards
    under underneath unless unlike until up upon upper via while with within without yes yet ever hardly
    be am is are was were been being have has had having do does did done doing can could shall should will would might
    must ought let need dare a an the no nor
    accept ache act add admire admit advise agree aim allow amuse announce annoy answer apologize appear apply approve
    argue arise arrange arrest arrive ask attack attempt attend avoid awake bake bear beat become beg begin behave
    believe belong bend bet bite bleed bless blow boil borrow bother bounce bow break breathe bring build burn burst
    bury buy call carry catch cause celebrate change charge chase chat cheat cheer chew choose clap clean climb cling
    close collect come complain complete confess confuse connect consider consist contain continue control cook copy
    cost cough count cover crash crawl create creep cross cry cure cut damage dance deal decay deceive decide decorate
    delay deliver demand deny depend describe deserve destroy detect develop die differ dig disagree disappear discover
    discuss dislike divide doubt drag draw dream dress drink drip drive drop drown dry earn eat educate employ empty
    encourage end enjoy enter escape examine excite excuse exercise exist expand expect explain explode explore express
    face fade fail fall fasten fear feed feel fetch fight fill find finish fit fix flash flee float flood flow fly fold
    follow fool forbid force forget forgive found freeze frighten fry gain gather get give glow go grab greet grip grow
    guard guess guide hand hang happen harm hate haunt heal hear heat help hide hit hold hope hug hunt hurry hurt
    identify ignore imagine impress improve include increase inform injure insist intend interest interrupt introduce
    invent invite involve itch join joke judge jump keep kick kill kiss kneel knit knock know land last laugh lay lead
    lean leap learn leave lend lie lift light limit listen live lock look lose love make manage marry match matter mean
    measure meet melt mend mention miss mix move mow murder name notice obey object observe obtain occur offend offer
    open order owe own pack paint park part pass pause pay permit pick pinch place plan plant play plead point poke
    polish possess pour pray preach prefer prepare present press pretend prevent produce promise protect prove provide
    pull pump punch punish push put quit race rain raise reach read realize receive recognize refuse regret reject relax
    release rely remain remember remind remove rent repair repeat replace reply report request require rescue reserve
    rest return reveal ride ring rise risk roll rub ruin rule run rush save say scare scatter scold scratch scream
    search see seek seem seize sell send separate serve set settle sew shake share shave shine shiver shock shoot shop
    shout show shrink shut sigh sign sing sink sit skate sleep slide slip slow smash smell smile smoke snatch sneeze
    snow solve sort sound sow spare speak spell spend spill spin spit split spoil spread squeeze stain stand stare
    start stay steal steer stick sting stir stop strike strip study stumble succeed suck suffer suggest suit suppose
    surprise surround survive suspect swear sweep swell swim swing switch take talk taste teach tear tease tell tempt
    test thank think throw tie touch tour travel treat tremble trick trip trouble trust try turn twist type understand
    undo unite unlock use vanish visit vote wait wake walk wander want warm warn wash waste watch wave wear weep weigh
    welcome whip whisper whistle win wink wipe wish wonder work worry wrap wrestle write yawn yell
    began begun bent bit bitten bled blew blown bore born bought bound bred broke broken brought built burnt came caught
    chose chosen clung crept dealt drank drawn drew driven drove drunk dug eaten fallen fed fell felt fled flew flown
    forgave forgot forgotten fought froze frozen gave given gone got gotten grew grown heard held hid hidden hung kept
    knew known laid lain leapt led left lent lit lost made meant met mistook paid proven ran rang ridden risen rode rose
    rung said sang sank sat saw seen sent sewn shaken shone shook shot shown shrank slept slid sold sought spent spoke
    spoken sprang spun stolen stood stole stuck stung sung sunk swam swept swollen swore sworn swum swung taken taught
    thought threw thrown told took tore torn understood went wept woke woken won wore worn wound wove woven written wrote
    able absent academic accident account active actual address advance advantage adult adventure afraid age air alarm
    alcohol alive alone angle angry animal ankle ant anxious apple area arm army arrow art artist ash asleep aunt author
    autumn average awake award aware awful baby bad badge bag balance ball balloon banana band bank bar bark base
    basement basic basin basket bath bathroom battle beach bean beard beast beautiful beauty bed bedroom bee beef beer
    bell belt bench berry best better bicycle big bill bird birth biscuit bitter black blade blame blanket blind block
    blood blue board boat body bold bomb bone book boot border bored boring boss bottle bottom bowl box boy brain branch
    brass brave bread breakfast breast breath brick bridge brief bright broad brother brown brush bucket bullet bunch
    burden bus bush business busy butter butterfly button cabin cable cage cake calm camera camp candle candy cap capital
    captain car card care careful carpet carriage cart castle cat cattle ceiling cent centre certain chain chair chalk
    chance chapter character cheap cheek cheese chemical chest chicken chief child childhood children chin chocolate
    choice church cigarette cinema circle citizen city civil class clay clear clever clock cloth clothes cloud club coal
    coast coat coffee coin cold collar college colour comb comfort committee common company complex concert condition
    confident copper corn corner correct cotton country couple courage course court cousin cow cream creature crime
    criminal crisis crop crowd crown cruel cup cupboard curious current curtain curve custom customer danger dangerous
    dark date daughter dawn dead deaf dear death debt deep deer degree delicate delicious dentist depth desert design
    desire desk detail device devil diary dictionary different difficult dinner direct dirt dirty disaster disease dish
    distance district doctor dog doll dollar donkey door dot downstairs dozen drawer drawing driver drug drum duck dull
    dust duty eager ear early earth earthquake east eastern easy edge education effect effort egg elbow electric elephant
    enemy engine engineer enormous entire entrance envelope environment envy equal error essay event evil exact example
    excellent exciting expensive expert extra eye eyebrow fact factory fair fairy faith family famous fan fancy farm
    farmer fashion fast fat fate father fault favorite feather feeling female fence fever field fierce figure film final
    finance fine finger fire fish flag flame flat flavor fleet flesh flight floor flour flower fog food foot football
    foreign forest fork form formal fortune fox frame free freedom fresh fridge friend friendly frog front fruit fuel
    full fun funny fur furniture future game garage garden garlic gas gate gentle gentleman ghost giant gift girl glad
    glass glove glue goal goat god gold golden good goodbye goose government grain grammar grand grandfather grandmother
    grape grass grateful grave gray great green grey grocery ground group guest guilty guitar gun guy habit hair hall
    hammer handsome handle happy harbor hard hat hay head headache health healthy heart heaven heavy height hell hello
    hen hero high hill history hobby hole holy home homework honest honey honor hook horn horrible horse hospital host
    hot hotel house household huge human hungry husband ice idea ideal ill illness important impossible inch independent
    industry insect interesting iron island jacket jail jam jar jaw jealous jewel job journey joy juice jungle junior
    justice key kid kind king kingdom kitchen kite knee knife knot labor lack ladder lady lake lamb lamp language large
    late law lawyer lazy leader leaf leather lecture leg legal lemon lesson letter level library lid life lion lip liquid
    list living local lonely long loose lorry loud low loyal luck lucky lunch lung machine mad magazine magic main male
    man manager manner map mark market marriage master mat material maybe mayor meal meaning meat medical medicine medium
    member memory men mental merchant mercy merry message metal middle mild mile milk mill mind mineral minister minor
    mirror mistake mobile modern moment money monkey monster mood moon moral mother motion mountain mouse mouth movie
    mud muscle museum music musician mystery nail naked narrow nation national native natural nature naughty neat
    necessary neck needle neighbor nephew nerve nervous nest net new news newspaper nice niece noble noise noisy normal
    north northern nose note novel number nurse nut oak occasion ocean odd office officer official oil old onion
    opinion opposite orange orchestra ordinary original oven owner page pain pair palace pale pan paper parcel pardon
    parent parliament parrot particular partner party passenger passport path patient patience pattern peace peach pear
    pen pencil people pepper perfect period person pet petrol phone photo photograph piano picture pie piece pig pigeon
    pile pill pillow pilot pin pink pipe pity plain plane planet plastic plate pleasant pleasure plenty plot pocket poem
    poet poison police policy polite political pond poor popular population pork port position possible post pot potato
    powder power practical practice precious president pretty price pride priest prince princess print prison prisoner
    private prize probable problem process professor profit program progress proper property proud public pupil pure
    purple purpose purse quality quantity queen question quick quiet rabbit radio rail railway rare rat rate raw ray
    ready real reason recent recipe record red regular relation relative religion republic respect restaurant result
    rice rich right river road roast rob robot rock rocket roof room root rope rotten rough round route row royal
    rubber rubbish rude rug sad saddle safe safety sail sailor salad sale salt sand sandwich satellite sauce saucer
    school science scientist scissors score screen sea seat secret secretary seed senior sense sensible sentence serious
    servant service severe shade shadow shallow shame shape sharp sheep sheet shelf shell ship shirt shoe shore short
    shoulder shower shy sick side sight silence silent silk silly silver similar simple sincere sir sister site size
    skill skin skirt sky slave slight slim small smart smooth snake soap social society sock soft soil soldier solid son
    song sore sorry soul soup sour south southern space speech speed spider spirit spoon sport spot square stable staff stale steep
    stage stair stamp star state statement station statue steady steam steel stem step stiff stomach stone store storm
    story straight strange stranger straw stream street strength string strong student stuff stupid style subject
    sudden sugar sun sunlight sunny sunshine supper supply support sure surface surgeon sweater sweet sword symbol
    sympathy system table tail tailor tale tall tank tap tape task taxi tea teacher team telephone television temper
    temperature temple tennis tent term terrible theatre thick thief thin thing thirst thirsty thread throat thumb thunder
    ticket tidy tiger tight time tin tiny tired title toast tobacco toe toilet tomato ton tongue tool tooth top total
    towel tower town toy track trade tradition traffic train tray treasure tree triangle tribe tropical true truck
    trumpet truth tube tune tunnel ugly umbrella uncle uniform universe university upstairs urban urgent useful usual
    valley value van variety various vegetable vehicle verse victory video view village violent violin voice volume
    wage wagon waist waiter wall wallet war water weak wealth weapon weather wedding weight west western wet wheat wheel
    white whole wide widow width wife wild willing wind window wine wing wire wise wolf woman women wood wooden wool word
    world worm worse worst worth wrist wrong yard yellow young youth zebra zoo
    longer larger smaller higher lower bigger faster slower better older newer younger stronger weaker deeper wider shorter
    cheaper easier harder earlier later nearer further farther hotter colder warmer cooler cleaner closer darker lighter
    heavier quicker richer poorer safer simpler smarter tallest longest largest smallest highest lowest biggest fastest
    slowest oldest newest youngest strongest weakest deepest widest shortest cheapest easiest hardest latest earliest
    """.split()
)
_ENDINGS = re.compile(r"(?<=...)(?:s|ed|ing|ly)$")


def is_english(word: str) -> bool:
    """Return whether a lower-case word is a common English word, or one with a regular ending."""
    if word in WORDS:
        return True
    ending = _ENDINGS.search(word)
    if not ending:
        return False
    stem = word[: ending.start()]
    return not WORDS.isdisjoint((stem, stem + "e", re.sub("[ei]$|ie$", "y", stem), _single(stem)))


def _single(stem: str) -> str:
    """Return `run` for `runn`; `trainn` stays, because consonants are not doubled after two vowels."""
    return re.sub(r"(?<=[^aeiou][aeiou])([b-df-hj-np-tvz])\1$", r"\1", stem)
