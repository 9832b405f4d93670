/** Every sentence of the views kept. Pure. */
export const savedViewLabels = {
  title: 'Vues enregistrées',
  lead: 'Une vue du plan et ses critères, sous un nom, pour soi ou pour tous les membres.',
  shown: 'Vues enregistrées\u00a0:',
  keep: 'Enregistrer cette vue',
  manage: 'Gérer les vues',
  mine: 'Mes vues',
  shared: 'Vues partagées',
  none: 'Aucune vue n’est encore enregistrée : filtrez le plan, puis choisissez « Enregistrer cette vue ».',
  name: 'Nom de la vue',
  nameHint: 'Par exemple « Retards petite enfance ». Un nom que vous avez déjà donné est remplacé.',
  nameMissing: 'Donnez un nom à cette vue.',
  share: 'La partager avec tous les membres de la CTG',
  send: 'Enregistrer la vue',
  said: 'Vue enregistrée.',
  removed: 'Vue retirée.',
  remove: 'Retirer',
  removeNamed: (name: string): string => `Retirer la vue ${name}`,
  by: (name: string): string => `partagée par ${name}`,
  isShared: 'partagée',
  everything: 'tout le plan, sans critère',
  columns: { name: 'Vue', criteria: 'Critères', act: 'Retirer' },
} as const

export const savedViewRefusals: Readonly<Record<string, string>> = {
  'plan.share-view': 'Votre rôle ne permet pas de partager une vue avec toute la CTG : enregistrez-la pour vous.',
  'plan.too-many-views': 'Vous avez déjà 50 vues enregistrées dans cette CTG : retirez-en une, puis recommencez.',
}
