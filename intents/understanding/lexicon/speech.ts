/**
 * Everyday words of Darija (both scripts), of Levantine speech and of message spelling, under the standard word of the
 * same meaning, so that what is learnt from one register serves the others. One line per meaning: the standard word, then the others.
 */
export const SPEECH_WORDS = `
كم شحال بشحال قديش اديش قداش بقديش بكم chhal ch7al bchhal bch7al ch7all chehal chehhal
ماذا شنو شناهو شنهو اش اشنو شو ايش وش شنوه شنوما اشمن chno chnou chnouma chnowa achno ach chnahiya chnahowa shno shnou achnahowa achnahiya achmen
كيف كيفاش كيفاه كيفية كيفيه شلون kifach kifash kifah kifaach kifesh
لماذا علاش لاش ليش لشو 3lach 3lash 3lah l3lach
اين فين وين فاين فينا fin fayn
متى امتى وقتاش فوقاش ايمتى ايمتا امتا وقتيش imta wa9tach fo9ach fou9ach wqtach fuqach
هل واش wach wash wesh wech ouach
من شكون مين chkoun chkon shkoun
اي اما انا_اي ashmn
اريد بغيت بدي ابغى باغي باغيه عاوز حاب بغينا ارغب اود بدنا bghit bghite bghet bghina baghi baghya brit bghit_ana bghyt
يريد بغا بغى بده بدو bgha
يجب خاص خص لازم ضروري خاصو خاصها khas khass khes darori darouri drori dorori lazem lazm
يجب_علي خاصني خصني لازمني خاصنا khasni khassni khasny khesni khssni 5asni 5assni khassna khasna
استطيع نقدر قادر بقدر يمكنني اقدر فيني نقدرو n9der nqder n9dar neqder ne9der nkder n9dro
يستطيع يقدر تقدر يمكن بقدرو كيقدر تقدرو y9der t9der yqder tqder t9edro t9dro
ممكن يمكنلي momkin mumkin momken moumkin
الان دابا هلق هلا حاليا توا daba dba deba dabba
غدا غدوه بكرا بكره ghda ghedda ghadda ghda
امس البارح مبارح امبارح lbar7 lbareh lbare7
اليوم ليوم اليومه lyoum lyoma lyouma
بعد من_بعد mn_b3d mnb3d
ايضا حتى كمان برضو تاني 7ta 7etta tani
فقط غير بس ghir ghi gher
كثير بزاف كتير bzaf bezaf bzzaf bezzaf
قليل شويه شوي شويا chwiya chwia shwiya chouia chwya
شيء شي حاجه اشي 7aja haja chi_haja chi_7aja
ليس ماشي مش مو مهوش machi mashi
لا_يوجد ماكاينش ماكاين ما_كاينش مفيش مافي makaynch makaynsh makayench
يوجد كاين كاينه في_شي kayn kayna kayen kayna kaynin
عندي لدي املك 3ndi 3andi 3endi aandi 3ndy
عندك لديك 3ndk 3ndek 3andek 3andkom
عنده لديه عندو 3ndo 3ando 3endo
لا_عندي ماعنديش معنديش ma3ndich ma3endich ma3andich
هذا هاد هادا هادشي هدا هاذ hada hadchi hadshi hadchy
هذه هادي هاي hadi hadik hady
ذلك هداك هاداك داك هديك hadak dak dakchi
الذي لي اللي الي يلي lli
لان حيت حيث لانو علاحقاش 7it 7ite 7itach
لكي باش عشان علشان مشان لاجل bach besh
عندما ملي منين لما فاش وقت mli mnin
اذا الا ايلا لو ila
لكن ولكن بس_لكن walakin walakine welakin
مع معا m3a ma3a
الى لعند l3nd
من_عند من_طرف mn_3nd
عن على 3la
بدون بلا من_غير bla blach
قبل قبل_ما 9bl 9bel qbl qbel
ملك ديال تاع بتاع تبع دي dyal diyal dyall ta3
ملكي ديالي تاعي تبعي بتاعي dyali diali dyaly dialy ta3i diyali
ملكك ديالك تاعك تبعك dyalk dyalek dialk dialek
ملكه ديالو تاعو تبعو ديالها dyalo dialo dyalha dyalou
ملكنا ديالنا تاعنا dyalna dyalkom
افعل ندير اعمل نعمل اسوي ندر نديرو ndir ndiro nder n3ml ndirou
يفعل يدير دير تدير كيدير تعمل يعمل بتعمل tdir ydir kaydir katdir ydiro
فعلت درت سويت عملت drt
اذهب نمشي نروح نمشيو روح nmchi nemchi nmshi nmshi nmchiw
اتي نجي اجي njy nji
احصل ناخد اخد ناخذ اخذ nakhod nakhd nakhoud nakhed
احصل_على نجيب اجيب جيب njib njbed
اعطي نعطي عطيني اعطوني n3ti 3tini 3tiwni
اعرف نعرف بعرف n3rf n3ref na3rf
ارى نشوف اشوف شوف nchof nchouf nshof chof chouf
اقول نقول قول قولي goul gouli gol golia gouliya 9oli goulou
اتكلم نهضر نهدر احكي احكى nhdr nhder nehder nhdar nahdar
ادفع نخلص خلصت ادفعو دفعت nkhlas nkhles nkhelles nkhalas nkhls nkhalles
ارسل نصيفط صيفط صيفطت ابعت بعثت ارسلت نسيفط سيفط nsift nsifet nsayfet sift
استلم نتسلم تسلمت وصلني وصلاتني وصلت wslni weslatni wslatni wsel
انتظر نتسنى كنتسنى استنى ننتظر تسنيت بستنى nsnna ntsna kantsna ntsenna nstana nstanna
ابدل نبدل بدل تبديل تغيير غير_شي اغير bdel nbdel nbeddel tbdil nbdl
اجدد نجدد جدد تجديد njdd njedded njaded tejdid tajdid njdded jded
اصلح نصلح نصاوب نقاد اصاوب nsawb nsaweb nsaweb n9ad
ضاع تلف وضر ضيعت ضاعت تلفت توضر تلفو وضرت فقدت تلفات tlef tlf tlft tlefli tlfat wdder wedder weddert dya3 d3at tlef_liya tlfli
سرق تسرق سرقو تشفر تسرقت شفرو tsre9 tserre9 tsr9 tserr9at chfro chefrou tsra9
انتهى سالا سالات كمل تسالا سلات خلص salat sala tsala tsalat salaw kmel
اشتغل خدام نخدم خدامه بشتغل khdam khddam khedam nkhdm nkhdem khdama
العمل الخدمه الشغل khdma lkhdma lkhedma
يعمل_شيء كيخدم ماكيخدمش مابيشتغل kaykhdem
المال فلوس الفلوس مصاري المصاري دراهم نقود flous lflous
سعر ثمن تمن التمن الثمن السعر taman ttaman tman
المنزل دار الدار البيت dar ldar lbit
السياره طوموبيل طموبيل الطوموبيل توموبيل tomobil tonobil tomobile ttomobil
الاوراق لوراق الوراق الوثائق اوراق وراق وثائق lwra9 lwraq wra9 wraq lawra9 laoura9 kwaret kwaghet lkwaghet lkaghet lwara9
الورقه لورقه الوثيقه وثيقه lwr9a lwar9a war9a
صوره تصويره التصاور تصاور صور tsawr tsawer tswira
الولد ولدي وليدي ابني weldi wldi wlidi
الابنه بنتي بنيتي ابنتي benti bnti
الاولاد ولادي الدراري دراري اولادي اطفالي wladi drari ddrari wlidati
الزوج راجلي زوجي rajli rajly
الزوجه مراتي زوجتي mrati merti mraty
الاب الواليد با بابا والدي ابي lwalid walid baba lwalid
الام الواليده ماما ميمتي امي والدتي lwalida walida
الاخ خويا اخي khoya khouya khoua khouya
الاخت ختي اختي khti okhti
الله_يخليك عافاك لو_سمحت رجاء عفاك 3afak 3afakom 3afaak afak
شكرا شكراا بارك_الله choukran chokran chukran
مرحبا سلام slm salam slam salamo
نعم اه ايه واه iyeh ayeh iyyeh
لا لالا lala
واحد شي_واحد wa7d wahd wahed wa7ed
جديد جديده جديدا jdid jdida
قديم قديمه 9dim 9dima qdim
مشكل مشكله موشكيل mochkil mouchkil mochkila mushkil
ساعد عاونوني عاونني ساعدوني مساعده 3awnoni 3awnouni 3awni
بسرعه دغيا بالزربه dghya dghia bzerba
الوقت الوقيته وقت_ما lwe9t lwa9t lw9t
يوم نهار nhar nhr
شهر شهور chhar chhr chhour
سنه عام العام 3am l3am
اسبوع سيمانه simana smana
حساب كونط الكونط كونت kont lkont
بطاقه كارط كارطه لاكارط الكارط الكارطه كارت لاكارت كرت lacarte lakart lkart carta lakarte
يتوقف توقف حبس تحبس وقف وقفات توقفات بلوكات تبلوكات 7bes 7bess tbloka
مرفوض ترفض ترفضات رفضو رفضات مرفوضه مرفوضين ترفضت trfdat trfed trfdo
مغلق مسدود مسدوده سديت سدو masdoud msdoud
فتح حليت نحل حل فتحت نفتح n7el 7ell
جرب جربت نجرب حاولت نحاول كنحاول jrrebt jerrebt nejreb
لقيت لقا نلقى كنلقا وجدت نلاقي لاقي اجد nl9a l9it lqit nl9aw
نسيت نسيتو ناسي نساها nsit nsito
غيرت بدلت bdlt beddelt
بعت نبيع بيع nbi3 b3t
شريت نشري شرا اشتري اشتريت nchri chrit
سحب جبدت نجبد نسحب سحبت جبد jbedt jbed
حول نحول تحويل حولت صيفطها n7wel t7wil 7awalt
زاد زدت نزيد نضيف زيادة اضيف nzid zid zadt
نقص ناقص ناقصه na9es na9sa
دخل دخلت ندخل دخول دخلو ndkhel dkhelt nedkhol
خرج خرجت نخرج خروج nkhrej khrejt
رجع رجعت نرجع رجوع استرجاع ترجع رجعو nrje3 rje3 nrj3
بقا بقات بقيت مازال باقي لسا mazal mazel ba9i b9it
استعمل نستعمل نستخدم استخدم خدمت nst3ml nesta3mel
اتصل نعيط نتصل عيطت تليفون نهاتف n3iyet n3eyet 3eyet nttasl
تكلم هضرت هدرت hdert hdart
فهم فهمت نفهم مافهمت fhemt nefhem
كتب كتبت نكتب مكتوب مكتوبه mktoub mktouba kteb
قرا نقرا قريت n9ra 9rit
سمع سمعت نسمع sme3t nsme3
ولدت تزاد تزادت زاد_عندي زادت مزاده tzad tzadet tzadt mzyoud
تزوج تزوجت نتزوج مزوج مزوجه زواج ntzwej tzwejt tzewejt mzewej mzewja zwaj
طلق تطلقت مطلقه مطلق طلاق ttle9t ttalle9na mtel9a tlaq tla9
مات توفى توفا توفات ماتت وفاه mat matet twaffa tewfa twffat
مريض مريضه مراض mrid mrida
سافر نسافر مسافر مسافره سفر nsafer msafer safar
دفع_ثمن واجبات_الدفع tkhles
طلب طلبت نطلب كنطلب تطلب ntleb tleb tlebt
سجل نسجل تسجل تسجلت تسجيل nsejjel nsjl tsjil ntsjel tsejel tesjil
حجز نحجز ناخد_موعد n7jez nhjez hjez
موعد رونديفو رنديفو الرونديفو لرونديفو rdv rndv randivou rondevou maw3id mou3id maw3d rendezvous
قنصليه قونصليه القنصليه القونصليه 9onsliya l9onsliya l9onsoliya 9onsoliya lqonsoliya konsoliya lkonsoliya
هاتف تلفون تيليفون الموبايل موبيل بورطابل portable telefoun tilifoun
عنوان لادريس ladriss
رمز كود الكود code lcode
صرف شونج الصرف تصريف
يدوي بيدي
قاصر صغير_سن 9aser qaser
متاخر معطل معطله تعطل تعطلات m3ttel m3tel m3attel t3ttel
حقيقي بصح فعلا bse7 besse7
سبب السبه سبة sbab
جهه جيهه jiha
حاليا_هنا هنا هنايا hna hnaya
هناك تما temma tma
معلوم عارف عارفه عارفين 3aref 3arf
يقع وقع طرا طاري وقعات يحدث حدث wq3 w9e3 tra
حتى_الان لدابا لحد_الان ldaba
نفس بحال كيف_كيف متل مثل b7al bhal
اخر لاخر اخرا اخرى akhor okhra
ثلاثه تلاته tlata
مزدوج جوج زوج مرتين مرتان جوج_مرات jouj
نصف نص نص_نهار nss noss
ماء الما lma
سلبي خايب khayb
جيد مزيان مزيانه مليح mzyan mezyan mezian mzian
خطا غلط غالط غلطه ghalta ghalat
صغير صغيره صغار sghir sghira sghar
كبير كبيره kbir kbira
رخيص غالي_لا rkhis
مجانا فابور بلاش fabor fabour
بعيد بعيده b3id b3ida
قريب قريبه 9rib 9riba
مره خطره نوبه khatra
ساكن عايش ساكنه نسكن saken sakn sakna sakin
المغرب مغرب lmaghrib lmaghreb lmeghrib
الخارج برا خارج lkharij
`;

/** Short spellings of messages, in French, Spanish and English. */
export const MESSAGE_WORDS = `
salut slt sltt
bonjour bjr bonjr bnjr bonj
bonsoir bsr
merci mrc mci mercii
svp stp
pour pr
combien cb cmb combian combient
quoi koi kwa
que ke kes kesk
qui ki
quel kel
quelle kelle
est c
suis chui chuis
je jdois jveux jvoudrais
rendez rdv rendezvous randivou rondevou randevou rondivou
beaucoup bcp bq
toujours tjr tjrs tjs
quand qd
pendant pdt
tout tt
tous ts
avec ac avc
dans ds
parce pcq psk pck
maintenant mtn mnt
aujourd ajd auj
faut fo
fait
besoin bsn
probleme pb prblm
message msg
telephone tel telf
numero num nr nro
porque xq pq
que_es q
por x
please pls plz plss
you u
are r
thanks thx tnx ty
because bcz cuz
`;
