/** What the visitors of the bench ask, in turn: figures, papers, small talk, other subjects, slips, several languages. */
export const QUESTIONS = [
  'prix du passeport adulte',
  'slm chhal taman dyal pasport?',
  'quels documents pour la carte nationale ?',
  'شنو الوراق اللي خاصني باش نجدد الباسبور',
  'how much is an adult passport?',
  'merci beaucoup',
  "c'est combien l'inscription consulaire ?",
  '¿cuánto cuesta el pasaporte?',
  'بشحال كيدير الباسبور؟',
  'et pour un mineur ?',
  'quel temps fait-il à Rabat demain ?',
  'acte de naissance, quels papiers',
  'ما هي رسوم البطاقة الوطنية للتعريف؟',
  'j’ai perdu mon passeport à Lyon, que faire ?',
  'what documents do I need for a visa',
  'bghit n3raf wach procuration khassha tmrd',
] as const;
