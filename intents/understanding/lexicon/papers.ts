/**
 * Names of papers, offices and family matters as people write them in each register, under one Arabic word each; see
 * `europe.ts`. Which service a paper belongs to is learnt from the examples, not said here.
 */
export const PAPER_WORDS = `
وطنيه nationale national nacional nazionale nationaal identite identidad identita identity identiteit ausweis personalausweis dni cin cnie cine lcin id idcard nekwa nasional ناسيونال الوطنيه التعريف تعريف ctin lcnie lcine watania lwatania watanya
بطاقه carte card tarjeta carta karte kaart lacarte lakart lcarte lacart lakarte lcard carnet بطاقتي كارطتي لاكارطي lbita9a bita9a bitaqa
جواز passports passeportt pasport paspor passapor basport basbor bassport جوازي باسبوري الباسبورات passi
مرور laissez laisser passer sauf conduit salvoconducto lasciapassare passierschein lissi lissipassi لاسي باسي
قنصليه consular consulaire consulaires consolare consulair konsularisch consulats
ميلاد nacer naissances extrait extracto estratto uittreksel auszug izdiyad lizdiyad lizdyad izdyad zdyad naissence partida geboorteakte geburtsurkunde الازدياد ازدياد الولاده ولاده الميلاد milad lmilad
مولود nouveau nouveaune newborn neonato pasgeboren neugeboren baby bebe lbebe mouloud البيبي بيبي الرضيع
عائلي livret livre libro libretto trouwboekje familienbuch familienstammbuch booklet familia famiglia familie family famille kennach lkonnach konnach lkennach الكناش كناش العائلي الدفتر دفتر 3a2ili lkounach kounach
حاله civil civile civiles burgerlijke standesamt registro الحاله المدنيه madania lmadania madaniya lmadaniya
وفاه mortem funeral deceased verstorbene overlijdensakte sterbeurkunde wafat lwafat wafate الوفاه
سكنى residence residencia residenza woonplaats wohnsitz meldebescheinigung sokna soukna السكنى سكني الاقامه domicile domicilio empadronamiento
حياه vie vida vita leven lebens lebensbescheinigung levensbewijs life alive existence hayat lhayat الحياه esistenza pension pensione rente pensioen retraite jubilacion التقاعد المعاش taqa3od ta9a3od
عزوبه celibat celibataire solteria soltero soltera celibe nubile ongehuwd ledig ledigkeit single celibacy 3ozoba l3ozoba 3ozouba l3ozouba azaba العزوبه عزوبه عازب عازبه coutume costumbre custom
جنسيه nationalite nationality nacionalidad cittadinanza nazionalita nationaliteit staatsangehorigkeit jinsia jinsiya ljinsia ljinsiya الجنسيه جنسيه
اذن autorisation autorizacion autorizzazione toestemming erlaubnis genehmigung authorisation authorization tarkhis الترخيص ترخيص اذن الاذن
تصديق legalise legalisee legalises legalised legalized ligaliser ligalisi ligalizi nligalizi nlegalizi legalisi tas7i7 tashih musada9a msad9a الامضاء امضاء تصحيح المصادقه مصادقه ليكاليزاسيون compulsa compulsar autentica autenticare beglaubigt notarise apostille apostil apostilla labostil labostile الابوستيل ابوستيل لابوستيل
مطابق conforme conformes certified compulsada gewaarmerkt gewaarmerkte طبق مطابقه mtab9 mtab9a للاصل
وكاله procurations mandat mandataire poderes notarial notaire notary attorney wakala lwakala loukala l3doul adoul 3doul adoular الوكاله توكيل نوكل وكل عدليه العدول nwekkel nwakel nwkl
زواج mariages matrimonial zwaj zawaj zwej ntzwjo ntzewjo zawaj lzwaj العرس الزواج noces spouse boda matrimoni fiancee fiance novia verlobte
طلاق divorcer talak tla9 ttla9 lttla9 tlaq exequatur التطليق الطلاق scheiden separation 
كفاله kafala kefala adoption adopter adoptar adopcion adozione adottare adoptie adoptieren adopt tabanni الكفاله كفاله نكفل مكفول التبني nkfel
سوابق casier judiciaire antecedentes penales penale penali casellario criminal strafblad strafregister fuhrungszeugnis justitiele sijil sawabi9 السوابق العدلي سوابق fiche anthropometrique
عسكريه militaire military militar militare militair militardienst wehrdienst armee army ejercito esercito leger larmee tajnid التجنيد العسكريه l3askaria l3askar askari العسكر جندي
سياقه conduire conducir guida guidare rijbewijs fuhrerschein driving drive permi السياقه سياقه siya9a siyaqa البيرمي بيرمي lpermis lpermi patente
جمارك douane douanes douaniere aduana aduanas dogana zoll customs diwana ddiwana lkhroj الديوانه ديوانه الجمارك marhaba demenagement mudanza trasloco verhuizing umzug moving import importer
جثمان rapatriement rapatrier repatriacion repatriar rimpatrio salma repatriering repatrieren uberfuhrung leichnam repatriation repatriate corps body cuerpo cadaver lichaam leiche jotman jenaza janaza الجثمان جثمان الجنازه dafina cercueil
اجتماعيه sociale social avocat abogado avvocato advocaat anwalt lawyer mohami muhami المحامي محامي sdf
تاشيره touristique tourist turistico turismo tourisme lvisa lviza viza fiza ta2chira taachira الفيزا فيزا التاشيره تاشيره evisa aevm etrangers foreigners extranjero straniero
دراسه diplome diploma diplomes titulo titoli studium abschluss degree equivalence equivalencia equipollenza gleichwertigkeit mo3adala lmo3adala mou3adala المعادله معادله bourse beca borsa stipendium scholarship minha المنحه منحه etudiant estudiante studente student students universite universidad universita
شكوى chikaya chkaya chikayat lchikaya الشكايه شكايه شكاية reclamations plainte plaindre quejarme beschweren klagen شكا nchki nechki
`;
