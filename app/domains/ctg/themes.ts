/** The themes a CTG usually carries. Pure. Source: the first conventions signed (docs/rules/ctg.md §5). */

import type { TerritoryKind } from '#app/domains/territory/territory.ts'
import { themeNames } from './theme-names.fr.ts'

/** A theme of the mission: its key is that of the public indicators shown under it. */
export type UsualTheme = {
  readonly key: string
  readonly name: string
  /** A power of the départements: ticked at once for them only. */
  readonly isOfDepartment?: true
}

/** In the order they are offered; a CTG adds its own. */
export const usualThemes: readonly UsualTheme[] = [
  { key: 'petite-enfance', name: themeNames.childcare },
  { key: 'jeunesse', name: themeNames.youth },
  { key: 'vacances', name: themeNames.holidays },
  { key: 'logement', name: themeNames.housing },
  { key: 'egalite', name: themeNames.equality },
  { key: 'acces-aux-droits', name: themeNames.rights },
  { key: 'insertion', name: themeNames.inclusion, isOfDepartment: true },
  { key: 'autonomie', name: themeNames.autonomy, isOfDepartment: true },
  { key: 'protection-enfance', name: themeNames.childProtection, isOfDepartment: true },
  { key: 'colleges', name: themeNames.colleges, isOfDepartment: true },
]

/** Ticked when a CTG is created with an authority of this kind; every other may be ticked too. */
export const listProposedThemes = (kind: TerritoryKind): readonly UsualTheme[] =>
  usualThemes.filter(({ isOfDepartment }) => kind === 'departement' || !isOfDepartment)

/** The usual theme of this name; null for one of the CTG's own. */
export const keyOfThemeNamed = (name: string): string | null =>
  usualThemes.find((theme) => theme.name === name)?.key ?? null

export type NewTheme = { readonly name: string; readonly catalogueKey: string | null }

/** Usual themes ticked, in their order, then the CTG's own; a name given twice counts once. */
export function listChosenThemes(keys: readonly string[], ownNames: readonly string[]): readonly NewTheme[] {
  const chosen: NewTheme[] = usualThemes
    .filter(({ key }) => keys.includes(key))
    .map(({ key, name }) => ({ name, catalogueKey: key }))
  for (const name of ownNames)
    if (!chosen.some((theme) => theme.name === name)) chosen.push({ name, catalogueKey: keyOfThemeNamed(name) })
  return chosen
}
