/** Sentences of the plan's own grid. Pure. */

export const planGridLabels = {
  codeLock: 'Le numéro suit la place de l’action : on le change dans l’arbre.',
  rowLock:
    'Cette fiche n’est pas à vous : elle se modifie par la coordination, la coopération de son thème ou son pilote.',
  archivedLock: 'La CTG est archivée : son plan se lit, il ne s’écrit plus.',
  statusLock: 'Votre rôle ne change pas l’état d’une action.',
} as const
