/** Colours of our documents, those of app/ui/base.css and templates/trame.typ, as Office writes them (six figures, no mark). Pure. */
import type { PartyKind } from '#app/kernel/actor.ts'

export const palette = {
  paper: 'FAF8F4',
  white: 'FFFFFF',
  ink: '1D2433',
  inkSoft: '4A5468',
  inkFaint: '5D6679',
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

/** On every workstation, or replaced there by a font of the same widths. */
export const officeFont = 'Arial'

/** Series of a chart, in order: none is the colour of a party, and each keeps 4.5:1 with white. Those of templates/dossier-chart.typ. */
const seriesColors = ['3B2F7F', '8C5800', '0E6F73', 'A0276B', '5D6679', '7A5AC8', '6B4400', '1F7A4D'] as const

/** The colour of the series at this place; after the eighth they come again. */
export const seriesColor = (index: number): string => seriesColors[index % seriesColors.length] ?? seriesColors[0]
