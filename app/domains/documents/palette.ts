/** Colours of our documents, those of app/ui/base.css and templates/trame.typ, as Office writes them (six figures, no mark). Pure. */
import type { PartyKind } from '#app/kernel/actor.ts'

export const palette = {
  paper: 'FAF8F4',
  white: 'FFFFFF',
  ink: '1D2433',
  inkSoft: '4A5468',
  inkFaint: '5D6779',
  line: 'E4DFD6',
  lineStrong: 'CFC8BB',
  sunken: 'F1EEE8',
  accent: '3B2F7F',
  accentSoft: 'ECEBF7',
  warnStrong: '6B4400',
  warnSoft: 'FDF1D8',
} as const

export const partyColors: Record<PartyKind, { readonly strong: string; readonly soft: string }> = {
  caf: { strong: '1D5FA8', soft: 'E6EFF9' },
  authority: { strong: 'B4471F', soft: 'FBEBE3' },
  partner: { strong: '4D6B3C', soft: 'EBF2E5' },
}

/** Series of a chart, in order; each keeps 4.5:1 with white, on which and under which it is written. */
const seriesColors = ['3B2F7F', 'B4471F', '1D5FA8', '4D6B3C', '8C5800', '5D6779', 'B3261E', '1F7A4D'] as const

/** The colour of the series at this place; after the eighth they come again. */
export const seriesColor = (index: number): string => seriesColors[index % seriesColors.length] ?? seriesColors[0]
