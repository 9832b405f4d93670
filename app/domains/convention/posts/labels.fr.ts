/** Sentences of the posts of coordination. Pure. */

import { plural } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'

export const postLabels = {
  columns: {
    title: 'Poste',
    employer: 'Employeur',
    themes: 'Thèmes',
    fullTime: 'ETP',
    holder: 'Titulaire',
    funding: 'Financement',
  },
  caption: 'Postes de coordination',
  total: (words: string) => `En tout : ${words}.`,
  unsaid: gapWords.text,
  allThemes: 'tous les thèmes',
  fileName: (today: string) => `postes-de-coordination-${today}`,
  toName: 'Nommez ce poste : par exemple « chargée de coopération petite enfance ».',
  withoutTime: (posts: number): string =>
    `sans compter ${posts} ${plural(posts, 'poste dont le temps n’est pas dit', 'postes dont le temps n’est pas dit')}`,
} as const

export const postRefusals = {
  'convention.post-not-found': 'Ce poste n’existe pas, ou plus, dans cette CTG.',
  'convention.post-changed-meanwhile':
    'Une autre personne a enregistré ce poste pendant que vous l’écriviez. Votre saisie est gardée : vérifiez ce qui a changé, puis enregistrez à nouveau.',
} as const
