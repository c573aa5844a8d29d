import type { SearchLanguage } from '../language.ts';

export const fr: SearchLanguage = {
  stopWords:
    'a ai aie ainsi alors apres as au aucun aucune aussi autre aux avec avez avoir bien bonjour c ca ce cela ces cet cette chaque chez comme comment d dans de des deja depuis dit dois doit donc dont du elle elles en encore est et etc ete etre eu fait faire faites faut il ils j jamais je juste l la le les leur leurs lui m ma mais marre me meme mes moi mon n ne ni nos notre nous on ont or ou par parce pas passe peut peux plus pour pourquoi pourrait pouvez puis puisje qu quand que quel quelle quelles quels quelque rien s sa sans se sera ses si soit son sont sous sur t ta te tes toi ton toujours tout toute toutes tres trop tu un une va vais veut veux vers voici voudrais vos votre vous y',
  commonWords:
    'donnee donnees information informations personnelles personnel privee prive qui ou quand pourquoi site sites internet utiliser utilisez utilisation entreprise societe produit produits service services client clients combien savoir savez partager page temps droit',
  endings: [
    's x',
    'issements issement ations ation ements ement ions ion euses euse eurs eur ites ite ees ee ent ant ez er ir aire e',
  ],
  spellings: [
    ['([^aeiou])\\1', '$1'],
    ['(?:nn)$', 'n'],
    ['y', 'i'],
  ],
  joints: '',
};
