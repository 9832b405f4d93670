/** Closed surveys as a section of the diagnosis. Pure. Rules: docs/rules/surveys.md §4. */
import type { DossierSection } from '#app/domains/documents/dossier.ts'
import { surveyLabels as t } from '#app/domains/surveys/labels.fr.ts'
import { surveyBlocks, surveyMarkNote } from '#app/domains/surveys/printed.fr.ts'
import type { PackData } from '../pack-data.ts'
import { inNotes } from './words.fr.ts'

/** Nothing at all before a survey is closed. */
export const surveySections = ({ surveys }: PackData): readonly DossierSection[] =>
  surveys.length === 0
    ? []
    : [
        {
          key: 'surveys',
          title: t.list.title,
          isLong: true,
          isBriefOnSlides: true,
          blocks: [
            ...inNotes([surveyMarkNote]),
            ...surveys.map(surveyBlocks).flatMap(({ head, tables }) => [...head, ...inNotes(tables)]),
          ],
        },
      ]
