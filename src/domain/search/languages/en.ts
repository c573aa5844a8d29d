import type { SearchLanguage } from '../language.ts';

export const en: SearchLanguage = {
  stopWords:
    'a about after all always am an and any are around as at back be been being but by can cannot could d did do does doing don even ever every for from get gets getting give gives go goes going got had has have having he hello hi how i if in into is it its just let like ll m make may me might more must my no not now of off on once one only or other our out own please re really s same she should so some still stuff such t tell than thank that the their them then there they thing things this those through to too up upon us ve very want wants was we were what when whether which while will with without would you your yours',
  commonWords:
    'data information info personal privacy where who whom why long website site use uses used using company product products service services customer customers page details know share see right rights new kind type types happens web',
  endings: ['s', 'ations ation ings ing ied ed ions ion ers er ments ment ly al e'],
  spellings: [
    ['([^aeiou])\\1', '$1'],
    ['i[sz]', 'is'],
    ['ie$', 'i'],
    ['y$', 'i'],
    ['our$', 'or'],
  ],
  joints: '-',
};
