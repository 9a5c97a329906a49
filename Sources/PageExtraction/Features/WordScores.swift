/// Words of text that speak for or against main text.
///
/// Found by `Scripts/cleaning/lexicon.py`: logarithms of odds, and the words that have them.
enum WordScores {
    static let groups: [(score: Float, words: String)] = [
        (
            -4.0,
            """
            iframe rss реклама
            """
        ),
        (
            -3.5,
            """
            blogroll colorscheme digg href italiano quantcast reserved sitemap subscribe культура \
            спорт экономика
            """
        ),
        (
            -3.0,
            """
            advertise blockquote classifieds copyright deutsch disqus eur img png português tumblr \
            uncategorized архив версия имя комментарии комментарий общество политика сайта
            """
        ),
        (
            -2.5,
            """
            archives atom basketball bluesky careers cj columnists cookies cricket disclaimer \
            español flickr footer gadgets galleries gif icio inbox jpg login logo newsletter \
            newsletters newsroom obituaries printer privacy reprints signup src toggle tweet \
            unsubscribe webinars видео главная новости подписка теме фото 您 荐 载 页 국 한
            """
        ),
        (
            -2.0,
            """
            advertisement affiliate affiliates alt alumni archive arrivals automotive blog blogs \
            cancel cart cn comment competitions contact contests cookie del digest div ebooks \
            emily facebook faq followup français guides hockey inc jul kristen linkedin loading \
            log lol notify ns oops parenting permalink php pinterest podcasts polski rachel rd \
            reddit register reply rights ru sep skip soccer specials stumbleupon subscriber \
            subscriptions tel trackback trademark trademarks trending tue twitter weblog wordpress \
            ya вы здоровье интернет материалов мире происшествия сайте 互 幕 彩 搜 版 秘 繁 語 频
            """
        ),
        (
            -1.5,
            """
            academics accessibility accessories acronym advertisers advertising announcements \
            announces apr articles ashley asp athletics aug austria ave badge banner bio biz \
            blackberry blogger bmw bookmark browse btw button buzz ca categories celebrity \
            christina cite com commented commenting comments commons consent contents costa crafts \
            cruise dec decorating demo directory donate easter editions editorials em email embed \
            en enter entertainment es faqs featured feed feeds finder font football forgot forum \
            forums fri fundraising gallery geek gift glossary golf gossip hats homepage \
            hospitality http hub icon info insider instagram interviews investor jewelry jon julie \
            jun kansas kate katie lauren links lisa llc mail map matt melissa menu michelle min \
            miscellaneous mississippi missouri mon montreal multimedia navigation nba nc news \
            notices nz oct oklahoma oldest orleans password pete phil pic pics pl playbook plugin \
            plugins podcast policy portal portuguese posts powered printable probe reminds replies \
            reviews rob ron roundup rugby sa saint salon sc scholarships sci search shipping \
            sidebar sign sms spacer spam sponsored sponsors sports stories stumble submit \
            submitting subscribers tagged tags tennis terms thu tours trailer tweets veterans \
            videos webinar weddings widgets width www yahoo youtube zip δ информация могут нам о \
            последние права я 享 印 图 坛 奇 婚 字 尚 律 户 房 拍 招 探 文 榜 死 焦 爆 牛 玩 留 登 码 票 私 稿 笑 米 索 络 聚 藏 警 \
            返 邮 闻 阅 雪
            """
        ),
        (
            -1.0,
            """
            academy account activate adam admin admissions ads adventures advertisements \
            affiliated africa agree alabama alerts ali allen alternate amanda amazon amp amy \
            andrea andrew angeles anne anonymous apparel april argentina arizona arkansas arts \
            atlas attribution au august australia author auto autumn avenue awards baby barcelona \
            baseball bbc beach beauty belgium ben berlin bike birthday bites blockchain bloggers \
            blogging blues boat books bookstore border boutique br breakfast broadcasting brooks \
            bubble calculator calculators calendar calgary canada canvas caribbean carl carolina \
            carpet cars cc celebrates celebrities certificates ces charlotte chat cheers chef \
            chile chocolate chris christopher chrome cinema cinnamon cleveland click clicking club \
            clubs cohen collections colombia colorado comics commentary conferences connecticut \
            content contest contributors corrections coupon covid crime ctrl dad dallas dancing \
            dating davis dealer deals december decor dell denver derek destinations detroit diana \
            dies disable disclosure doc docs dog donations download downloads dvd ebook ecommerce \
            edited edition editor editorial editors edu electronics english equity eric essays \
            estate ethics euro events exclusive faculty fake fame fan fantasy fashion feb february \
            finance finances financing firefox fitness fl fleet fm follow followers forecast \
            forest fort fr ga galaxy gaming garden gardening gear georgia getty gifts girl \
            giveaway glad gmail gop gov graphic greg grey gt hacks halloween hampshire happiness \
            hawaii header headlines height herald heroes hi hide holiday holidays holmes home \
            homemade hong houston hp htm html humor ian id idaho im index india indiana indonesia \
            informational ipad iphone italy itunes jacob jamie jan janet january jason javascript \
            jeff jennifer jeremy jessica jobs join jose journals july june justin kelly kentucky \
            kid kindle kingdom kit kong latest launches laura lawn league lee lending licenses \
            lifestyle listings logged los louisiana lounge loves ltd luke ma mac magazine \
            magazines mailing maine makeup manchester mar march marriage martin maryland matthew \
            mba md media meter mexican mexico mi miami mill miller mitt mobile moderation mom \
            mortgage motors movies mt myths naked nebraska net netherlands nevada newest nfl nj \
            nov november ny nyc october olympic olympics orange oregon orlando overflow overview \
            pa pants parks partners patrick perry pets pharmaceutical philippines photo \
            photography photos photoshop please pm politics poll portugal posting pr premier press \
            preview print printing prohibited promo promotions publications publisher pulse pumps \
            quiz quote racing radar radio readiness recap recipes refund registered reject \
            releases rentals reproduction reset resources respective retail rewards roberts rumors \
            ryan samsung sandwich sara sarah scam science sciences scotland scott scottish select \
            sell sellers september sf shadow share shirts shop shopping shortcuts shower si \
            singapore site sp spa spain spanish sport spotlight springs stats stephen stewart \
            stocks submissions sucks sue sunny sustainability sweden tampa tech teen testimonials \
            theater tips topics tops toyota tracker trainer travel tricks trump turkey turner \
            tutorials tv tx tyler uk ukraine upcoming updates url us usa usd username utah va \
            vancouver vegetarian victoria video view viewed vip viral voices votes wa warranty \
            watches weather webmaster website wed wedding weekly welcome wellness whatsapp wiki \
            wikipedia winners winter worries wow writer x xbox xml z без больше будет будут бы все \
            всех день есть за или может ноября об от под против россии сегодня сми центр человек \
            января 东 乐 九 京 亮 令 体 你 值 停 儿 光 免 军 击 刘 动 助 千 华 南 博 友 古 台 号 吧 听 告 器 团 备 复 夫 央 女 威 媒 存 官 \
            客 密 尼 居 山 巴 录 快 打 找 技 投 拉 排 控 推 播 故 教 旅 星 暴 服 权 板 校 案 模 款 正 汽 洲 浪 港 游 源 演 潮 火 点 热 照 片 \
            王 班 球 申 电 界 百 真 短 石 离 空 站 章 童 简 精 红 线 组 编 网 联 股 育 致 航 英 营 落 街 视 言 订 讯 论 访 评 语 请 读 谁 谈 \
            财 走 越 车 转 辑 迎 运 连 速 遭 金 防 阳 音 首 香 體 黄 黑
            """
        ),
        (
            -0.5,
            """
            accreditation ad address alaska alert alzheimer android ann anna ap ar arrow art \
            article asian ass atlanta av awesome az bachelor banking bars beth bin blast brad \
            brazil breaking brian briefing brooklyn browser buffalo builder bulgaria bus c cafe \
            cake camp campus candy cards catalog category center champion checkout chemistry \
            chicago china classified clip columns comedy community computers confirmation \
            contributor corp crew cute cycling czech dakota dan daniel dave debt delaware \
            delicious dev diary diego disasters discount discourse diy dot e earn economics \
            education el entertaining er est ev explore favorites fax feedback forbes fox \
            francisco frank fraud games gary gas gateway germany giants google grace gray greece \
            guide hack hair handbook harry heather hello horse hotels hottest hr https hunter \
            hurricane icons illinois inflation insightful inspiring invented investing investors \
            iowa irish james jay jerry jersey jonathan joseph journalism k karen kits korea l la \
            lady lane le legal link lite loans loses loving mad maple maps marathon marc maria \
            marie mars martha mb mighty mike mini minnesota mo montana moon mp music name neil \
            newspaper nick nokia notifications o ohio oliver op ops orders org outlook outreach p \
            page papers pc pennsylvania permission pharmacy philadelphia phoenix picks pictures \
            pie pizza poland popular portfolio portland post posted posters pregnancy pregnant \
            pricing prince profile profiles ps psychology puzzle qa queen quotes ray read reader \
            recycling referral regards related renew reporter rick riding romney ross sage sale \
            salesforce sam san santa sap saudi sean secrets send sex signing silicon silver sites \
            sky smoke solar sparks spencer sponsorship spy st star stars steven stock strictly \
            strike submission subscription summit swedish sydney ta taiwan taylor ted teens \
            templates tennessee terry thank thanksgiving thompson thread threads tim todd tony \
            toronto tour tower transfers treats tu unchanged undergraduate universe v vintage von \
            vs w warren watch wings wisconsin zealand если еще к не то тысяч уже чтобы 世 中 书 交 件 企 \
            信 假 关 写 创 北 区 半 司 周 命 回 土 城 头 子 学 安 容 小 师 广 店 式 怎 息 拿 授 收 料 新 晚 景 智 更 望 未 本 机 条 林 查 欢 \
            止 江 活 海 特 男 略 白 眼 社 神 禁 科 策 算 级 维 老 范 获 装 角 议 许 诉 责 购 资 超 路 达 道 钱 降 限 难 集 非 龙
            """
        ),
        (
            0.5,
            """
            abstract accepting accessed accuracy accurate adapter additional adjusting adjustments \
            admitted advance advancement advantage affect affects after afternoon ages airports \
            algorithm alleged always ample announce answer any apart appealing appearance applies \
            as asked assessments associated attributed authentic authentication average away \
            backed balanced barely base baseline been behavior belief believing benchmark beneath \
            besides beyond bit bits blocking bodies born bound breakdown breath bring broke broken \
            brought buttons calculation calm can cannot capability carries centered challenges \
            cheapest checked choosing chosen citizens classification clear collectively come \
            comfortable comfortably command commands communicate communication competitors \
            composition concepts conducting confidence confidently conflict confusion connects \
            cons conscious consecutive consequence consequences constant consultants contacted \
            continuous contribution controlled converts convinced cooked cooperation corn \
            correctly cost covering critical crowd cups cut danger decent decisions decrease \
            democratic denied department describe describing desirable detailing develops dialogue \
            did difference differently disappointed discipline discovered discussed distributed \
            dive diverse document doing dominated don done down downloaded dozens drinking \
            dropping effect efficiency efficient electricity elegant elevated eleven else embrace \
            embracing encountered end engage entire equation ethical every everybody evolve \
            exactly examples excellent exceptional exciting exotic expanded expanding expands \
            expects experiment experimental explicitly extended extent extremely faced facing \
            factor fail failed farmers feeling fewer final finally finished finishing five flow \
            fluid footprint forth founders function functions gap gathered gave generated genetic \
            genuine gloves goes grab graphs gross ground grounds groups grows habit hand handling \
            handy happen happened happening hard harm hasn hassle have headache helped holders \
            hood hospital huge humans humble identified if impacts implement implementation \
            implications importance improving inch included incredibly indicator injury installed \
            integrated integrity intended intent internal intervention inventory investigation \
            invites involved iso jurisdiction just keen key knows labour laid lasting lawsuits \
            lead leading led legally less lets lightweight linear lines literally little ll locked \
            long makes mapping mean meant meets met methods mid mild mind mistake models moderate \
            momentum mouse moved movement moving musical must named nasty necessary need none nor \
            nothing notion nowhere obligations offer one only opened openly operating operation \
            opportunity opposite optimized ordered organizations originally outlets outside \
            outstanding over overly ownership paragraph parallel part passes past patience \
            perceived perfectly piece place placing point portion positioning practice predict \
            predictive preparing pressure priorities priority proceedings process professor \
            progressive promising promoting protocol provision put putting qualify queries query \
            quietly ranks rare raw re reaching realize realm reasonably reasoning receives \
            recorded recording records reflect reflection regulations reliability remarks repeat \
            repository resist resistance respected responsive returned revealed revealing \
            reviewing rewarding role rolled root rough route rows run salaries satisfaction \
            satisfied satisfy say scenario seamless second seem seen segment serious serve set \
            shaping sharp shift shortage should shoulder shy signals signs similar simple simplest \
            sitting sixth sized soap soil solid someone something somewhere sound sourced soviet \
            specializing spend spending spent spread stage stages standing staying stick strength \
            strengthen stress striking strong studied suffer sum superior supplied surface \
            suspected switching symbols symptoms syntax tackling take takes taking technically \
            techniques teeth tells temperatures temporarily tends texture that theories thing \
            think thinking thorough thousands through tie ties tight till tissue ton tone tons too \
            towns tradition transforming transition trap trim tuning turned turning tweak types \
            unable uncomfortable unique unknown unless unlikely unprecedented unwanted upgrades \
            upgrading upper urgent usage used using vague valuable value variation variations ve \
            verification vibrant violence visited volume walls want warning washing wasn \
            weaknesses whatever where whilst who willing without won workflow workflows working \
            wrote yet
            """
        ),
        (
            1.0,
            """
            abilities able above absence absolute acceptable accepted accepts accessible accidents \
            accomplish accomplished achieve achieving acknowledged acquired across actual actually \
            adapt adaptable added adding adds adequate adjust adjustable administered \
            administrative advise afraid aged agreed aim aimed aims albeit align aligned allow \
            almost alone along already also alter americans among amount amounts analysts angle \
            announced annually another anticipated apparently appeared appears appetite approach \
            approaches appropriate arbitrary areas aren argue arguing argument arguments arm \
            around arrange arrangements array artistic aside assessing assign assigned assignment \
            assumed assuming assumption assumptions atmosphere attempt attempted attempting \
            attention authorities authority automatically avoid avoided awareness backing barrier \
            barriers based basic basically basis batch because becomes before begins behalf \
            behaviors behaviour being beliefs believed belong benefit between billion biological \
            blocked borders both boundaries broad broadly brush budgets bugs builds built but \
            calculating calculations called came capabilities capable capacity cardiac \
            cardiovascular careful carry casual cause causing caution cells certain certainly \
            challenged challenging changed changes character checks chemical chose circuit \
            circumstances clarity closest cloth clusters colleagues collective combination combine \
            combined comes commissioner commit commitment commitments committee common comparable \
            compared comparing compelling competitive compile compiled completely completing \
            completion complexity complications component components compound comprehensive \
            compromise concentrate concentration concern concerned concerning concerns conclusion \
            conclusions concrete configure confirmed conflicts confusing connections consensus \
            consider considerably consideration considerations considered considering \
            constitutional constrained constraints constructed consumed consumers consuming \
            contain contained contains contemporary context continued continues continuously \
            contrast controls convenient conventional converted convincing coordinated copies \
            correct could countless counts covers creating credibility criteria critically crowded \
            cuts cutting cycle damage datasets deadlines dealing decades decide decided deciding \
            decision declared deemed deeper deeply define defined deliver demanding demands \
            demonstrate demonstrated density departure dependent deployed deploying deposit deputy \
            described describes descriptions designed desire despite detail detailed determine \
            develop developed developing developments diagnosed diagnostic differences different \
            difficult difficulties difficulty dimensions directly discounted discussing disease \
            dishes disk distance distinguished distribute divide doesn dominant dramatic \
            dramatically drawn driven dropped due durability during dynamic earlier earliest early \
            earned ease easier easily effective effectively effectiveness efficiently effort \
            efforts egg eight either element elements eligibility eliminate eliminating emerge \
            emerged emotional emphasized employ employed employees enabling encourage encouraged \
            ended ending engaging engineered engines enhance enhances enough ensure ensuring \
            entirely entitled environments equal equally equivalent especially essence essentially \
            establishment estimated estimates evaluated evaluating even eventually everyone \
            evidence exact examination examining example exceed excel excels exceptions excessive \
            excuse execute exercises existing exists expect expectations expected expenses \
            expensive experienced experiencing explain explains explanation explicit exploration \
            explored expose exposed expressions extension extensively extra extract fact factors \
            failure failures fairly familiar far fascinating favor feel feels fell felt few \
            figured filtering findings fits fitting fixes fixing flavors flexible flowing focus \
            focused focusing fold followed following footage forces formal fortunately foster \
            fought found foundational four fraction frankly frequent friction fully fundamental \
            fundamentally further gain gained gains gaps gather generate generates generating \
            generations generic generous gentle gives globally goal goals going gone grain graph \
            greater greatly guiding had half handed handful handle handled happens has having \
            heavily heavy held helps higher highlighting highly him himself historical \
            historically hoped hundred hundreds ideal ideally identify identifying ignored ill \
            illness immediately immune implementing implies important imposed impossible \
            impression impressions impressive improved improvements inches includes including \
            inconsistent increase indeed indexing individual individuals inevitably influence \
            influences inform injection inputs inspect installing instance instantly instead \
            instruction instructor integrate intensity intentionally interaction interface \
            interfaces intermediate interpret interpretation into introduce introduced intuitive \
            investigate invited involve irrelevant isn its judgment justify keeping kind kinds km \
            knew known laboratory lack large largely larger latency latter layer layers leaf lean \
            least leaves length level levels lifelong lighter likelihood likely limitations limits \
            listed literary locally located longer looked loops lot lower made mainly mainstream \
            maintain maintained maintains major majority making manner manual manually many \
            marking massive mature maximum meaning meaningful meantime measurable measured \
            measures mechanics mechanism mentioned merge metric might milestone minimal mix mixing \
            modes modify moral motivated mounted mouth movements much multiple namely narrative \
            narrow naturally nearby nearly needed needing needs negotiate neighbors neither nine \
            normal normally noted noticed noting number nvidia objective objects observation \
            observations observe obtain obvious occasionally occasions offered officially \
            officials ones onto operate operational opposed opposition option organisation \
            organized oriented ought outcomes outdated outlined outlines output outputs overall \
            overcome overlooked oversight overwhelming own pace paced pair paired pairs paradigm \
            participants participation passed patients pattern peers penalties per percentage \
            perform performed perhaps period persistent person personalization personnel persons \
            phase phrase phrases physical physically pieces pinpoint pipe planned platforms played \
            playing plot pointed polished poorly position possibilities possibility possible \
            possibly potential pounds powerful precisely precision predictable prefer premises \
            preparation presence present presented presenting presents pressed prevent prevents \
            previously principal prioritize privilege probably problem problems procedure produce \
            produced producers produces producing profession programmes projected prominent \
            promises proof proper properly properties proposals proposed prospects protects proved \
            provide providing proving provisions pulled pursue pursuing pushes qualified quarters \
            quickly quite quoted ran range rapidly rarely rather reached realistic reasonable \
            received recognize reduce refined reflects refuse refused regard regardless regular \
            regulated relative relatively released relevance relevant relies rely relying remained \
            remaining remains remarkable remarkably removes repeatedly replace replaced replacing \
            replied reported represent representatives reputable researcher researchers \
            researching residence responded responsibilities result reveal revelation reverse \
            revolutionary rhythm richer rigorous risky roots roughly routine routines rubber rule \
            runs said same saturated scalability scalable scenarios scheduled schedules scheme \
            scope seconds secretary securing seemed segments selecting sense sensitive sensitivity \
            sensors separate separately separation sequence serves sessions setting setups seven \
            shape shaped shapes shed shifting short shorter shown sides simpler simplicity simply \
            simultaneously since single sits situation six skilled sleek slightly slower smaller \
            smooth so societies soft solving some somebody somewhat sorts sought spaces specific \
            specifications specified specify speeds spelling spoke square stability standardized \
            stands starting stays steady step stepping still stood storytelling strain \
            strategically streamline streamlined strengths strict stronger strongly structure \
            structures studying subsequent substance substantial subtle successful such sudden \
            suddenly sufficient suggested suggests suit suitable sunlight supportive supports sure \
            surfaces surprisingly surrounded tackle tail taken talked tangible targeted task \
            teaches technique technological telling temporary tend tendency term terrorist tested \
            testimony than their theirs them themselves then there these they thick thirds those \
            though three thrive throwing thrown tied tier timelines timing together told took \
            towards toxic traction traditional transparent treated tremendous tricky truly twelve \
            twenty two typical typing uncertain underlying understand understanding understood \
            unexpected unfortunately unnecessary until upon usual utilize utilizing variable \
            variables varied varies various vary varying vast versa versatile versatility versions \
            very virtually visible visuals vital vulnerable wages was way weekends well were weren \
            wet when whenever whereas whether which while wide willingness wiring within worked \
            workers worn worry would yourself были 且 但 则 而
            """
        ),
        (
            1.5,
            """
            ability according accordingly accurately achieved addition addressed adopted advances \
            advantages affected algorithms allowing allows alongside alternatively although \
            analyzing appropriately approximately argued arise armed aspect aspects attempts \
            attendees attracted attribute avoiding became begin beginning behave beneficial boasts \
            branches breathing briefly broader burden carefully carried caused centuries chest \
            claimed claiming clearly closely combines commonly complement complex complicated \
            concluded conducted confident conjunction considerable consistency consistent \
            consistently consume containing contrary contributes coordinating coordination \
            cornerstone corresponding costly creates crucial curve cycles declined defines \
            deliberately demonstrates depend depending depends derived desired detected determined \
            determining distinct distinction distinctive documented each emphasis enables \
            encounter encourages encouraging enhancing enormous ensures establish established \
            evaluate evident evolved evolving examine executed execution exist experimentation \
            explanations extends extensive facilitate failing flexibility focuses follows formed \
            fostering furthermore gaining generally gently given happily harmful hence highlight \
            highlighted however identical illustrate illustrates immediate importantly improves \
            include incorporate incorporating increased increases increasing indicated inexpensive \
            influenced initial integrating intend intentional invested involves involving \
            isolation issued itself labeled lacks leverage leveraging logical maintaining means \
            meanwhile mechanisms mere merely minimize monitored mounting nevertheless numerous \
            objectives observed obstacles obtained occurred occurs offering often once ongoing \
            optimal optimizing overhead parameters partial particular particularly patterns \
            percent periods permanently pleased population pose posed potentially predicted \
            prepared primarily principle privately processes profound provides pushed reduced \
            reduces reducing referred refers reflected reflecting regime regularly releasing \
            remain repeated repetitive representing require requires restricted resulted reusable \
            reuse robust schemes seamlessly seemingly several severe shifts showed significant \
            significantly similarly situations smoothly sometimes sophisticated specialize \
            specialized specifically specification spokesman stable stakeholders standalone \
            standout strongest structured suffered suited surprises surveyed sustained synthetic \
            tasks theoretical therefore thoroughly throughout thus toward transformed ultimately \
            unlike upfront usually valued variety viewers visually warned warnings weak weighing \
            wherever whose widely wider widespread
            """
        ),
        (
            2.0,
            """
            accommodate additionally advancements aligns anticipate began combining committing \
            concise consists coordinate daunting demonstrating designated differ differentiate \
            distant divided eliminates equipped establishing facilitates gradually handles \
            increasingly indication individually initially integrates intense intensive iteration \
            mathematical necessity notably occur operates participated ranging represents \
            requiring respectively resulting ruled separated significance simplifies steep \
            straightforward tighter traditionally typically unclear
            """
        ),
        (
            2.5,
            """
            arrangement emphasize indicate moreover represented thereby
            """
        ),
    ]
}
