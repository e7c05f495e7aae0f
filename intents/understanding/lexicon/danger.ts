/**
 * Words in which people speak of danger, in all registers, under one standard word each: emergencies are rare among
 * the examples, and the word that counts must be known in every language. The words decide nothing by themselves.
 */
export const DANGER_WORDS = `
سكين couteau knife cuchillo coltello mes messer navaja poignarde poignardee stabbed apunalado accoltellato mous mousse lmous ssekin sekkin sekin الموس موس السكين بالسكين بموس
سلاح arme armes arma armi gun pistolet pistola pistole waffe wapen weapon fusil sla7 silah 7dida بالسلاح السلاح
اغتصاب viol violee viole violo violada violado rape raped stupro stuprata violentata verkracht verkrachting vergewaltigt vergewaltigung ghtasbouni ghtasbni ghtasbouha اغتصبوني اغتصبني للاغتصاب اغتصبها
انتحار suicide suicider suicidio suicidarse suicidarme selbstmord umbringen zelfmoord ntaher rassou rasso راسها راسو الانتحار ينتحر تنتحر
قتل tuer tue tuee kill killed killing matar matarme mataron asesinar uccidere ucciso ammazzare ammazza vermoorden vermoord toten getotet umgebracht y9tlni y9tel yqtel ye9tel n9tel tqtel t9tel qtelha 9tlouh يقتلني يقتلها تقتل قتلو قتلوه بقتلي مقتل
قصف bombardement bombardements bombe bombes bombing bombs bomb bombardeo bombardeos bombardamenti bombe bommen bombardement bombardierung bomben guerre guerra guerra oorlog krieg war 9asf qasf l7erb lharb lqsf القصف الحرب قصفونا محاصرون محاصرين
غرق coule couler noie noyade noyer sinking drowning drown sink hunde hundiendo ahogando ahogamos patera zodiac zodiak canot embarcation affonda affondando annegando zinkt verdrinken sinkt ertrinken kanghar9o ghar9in nghr9o نغرقو كنغرقو غارقين الفلوكه فلوكه الزودياك زودياك القارب قارب boat barque flouka lflouka ghre9 ghr9 ghre9at غرق غرقات غرقو noye noyee ahogado ahogada annegato annegata verdronken ertrunken drowned
حبس sequestre sequestree sequestrent enferme enfermee enfermes locked lock encerrado encerrada encerrados rinchiuso rinchiusa segregata opgesloten eingesperrt 7abesni 7absni habsni 7absini 7abesnni sadd حابسني محتجز محتجزه احتجزني سادين محتجزين
اعتقال cellule cell calabozo celda celle zelle cra retention deporter deportent deportan deportar deport deportation expulsion expulser expulsado espulsione espulsione uitgezet abschiebung abgeschoben garde menottes menotte handcuffs terhil ترحيل يرحلوني موقوف التوقيف بالتوقيف اوقفوه اوقفت الكوميساريه كوميساريه بالكوميساريه expulsar expulsan expulsen espellere espellono espellendo espulso espulsa expulsent expulse abschieben uitzetten
دم sang blood sangre sangue bloed blut saigne bleeding sangrando damm دم الدم بالدم كيسيل nzif nazif نزيف hemorragie sanguina sanguinando
انعاش rea reanimation coma icu uci intensive intensivos intensiva intensivstation rianimazione l2in3ach lin3ach الانعاش انعاش غيبوبه كوما المركزه
مهرب passeurs passeur smuggler smugglers contrabandistas trafficanti scafisti schlepper smokkelaars harraga المهربون المهربين مهربين
حريق incendie incendio fuego brand brennt brucia brule brulent burning fire lhri9 kat7re9 kate7re9 cha3la شاعله شاعل كتحرق حريق الحريق
اغماء effondre effondree evanoui evanouie inconscient inconsciente collapsed fainted unconscious desmayado desmayada desplomado svenuto svenuta bewusstlos bewusteloos tghiben ghiben وعيه وعيها اغمي سخف سخفات
تنفس respire respira breathing breathe ademt atmet kaytnefes katnefes كيتنفس كتتنفس يتنفس
خوف peur afraid scared miedo paura bang angst khayfa khayf خايفه خايف اخاف
حادث accident accidente incidente ongeluk ongeval unfall crash kssida ksida كسيده كسيدة الكسيده حادثه لحادث
مستشفى hopital hospital ospedale ziekenhuis krankenhaus sbitar السبيطار سبيطار المستشفى للمستشفى urgences
الشارع rue street calle strada straat strasse zen9a zenqa zan9a الزنقه زنقه الزنقة bitou gare station bahnhof estacion aeroport airport aeropuerto aeroporto luchthaven flughafen lmatar matar المطار فالمطار فمطار مطار
نوم dort dormir dors sleep sleeping duermo durmiendo dormimos dormo dorme dormono slaap slapen schlafe schlafen schlaf n3ess na3ss n3es bayt bayten bayta نعسان نعس ناعس بايت بايته ننام انام
جوع faim hungry hambre fame honger hunger ji3anin jou3 nakol makla الماكله جوع جائع manger comer mangiare essen eten eat
مال argent money dinero soldi geld sou sous euro euros centime
عالق coince coincee coinces bloque bloquee bloques stuck stranded varado varada atrapado atrapada bloccato bloccata gestrand vastzit fest gestrandet hssel hsselt m9tou3 mqtou3 مقطوع مقطوعه حاصل حاصله حصلت عالقه عالقون
اتجار prostituer prostitution prostituta esclave esclavage slave trafficking trafficked trata tratta mensenhandel menschenhandel zwingt oblige forced forcee لفساد الفساد بالبشر
وفاه twaffa twffa tewfa twafa mat matet meyyet mayet ميت ميته مات ماتت ماتو توفى توفي توفيت توفت توفا توفات متوفى متوفي died dead mort morte meurt mourir murio muerto morto morta gestorben overleden dood
اختفى disparu disparue disparus introuvable vanished missing desaparecido desaparecida scomparso scomparsa verdwenen vermist verschwunden hreb hrebt هرب هربت اختفى اختفت
الان maintenant now ahora adesso jetzt nu immediatement immediately inmediatamente vite rapidement urgent urgente dringend spoed schnell rapido mosta3jil 3ajil مستعجل مستعجله عاجل عاجله فورا فوريه
شرطه pompiers ambulance ambulancia ambulanza krankenwagen
تهديد menace menaces menacee menacent amenaza amenazan amenazado minaccia minacciata minacciano bedreigt bedreigd bedroht droht threat threatens threatening threatened kayhddedni kayheddedni hddedni hddedouni كيهددني يهددني هددني كيهددوني
هجوم attaque agresse agressee agression attacked attack assaulted agredido agredida agresion aggredito aggredita aangevallen angegriffen uberfallen t3ddaw t3ddou تعداو تعدا اعتدى اعتداء هجمو
`;
