/** Sentences of the documents made of a version. Pure. */
import type { VersionForm } from './version-forms.ts'

export const versionDocumentLabels = {
  forms: {
    docx: { name: 'Word, à retravailler', what: 'Tout le texte et ses annexes, dans les mots du PDF.' },
    'summary-pdf': { name: 'Résumé pour les élus (PDF)', what: 'Quatre pages au plus.' },
    'summary-pptx': { name: 'Résumé à projeter (diapositives)', what: 'Le même résumé, à montrer en séance.' },
  } satisfies Record<VersionForm, { readonly name: string; readonly what: string }>,
} as const

export const versionDocumentRefusals = {
  'convention.documents-being-made': 'Ces documents sont déjà en cours : ils arrivent dans un instant.',
  'convention.documents-made': 'Ces documents sont faits : il n’y a rien à refaire.',
  'convention.unknown-document': 'Ce document n’existe pas : choisissez-en un sur la page de la version.',
  'convention.document-not-ready':
    'Ce document n’est pas encore prêt : il est fait en arrière-plan, revenez dans un instant.',
} as const
