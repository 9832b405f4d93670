/** The points of a schéma, by their keys. Pure. Rules: docs/rules/sppe.md §3, §4. */

/** The eleven items, in the order of the decree. */
export const items = ['1', '2', '3', '4a', '4b', '4c', '4d', '4e', '4f', '4g', '4h'] as const
export type Item = (typeof items)[number]

/** The families of L.214-2: living and working conditions, health, disability, low resources. */
export const situations = ['travail', 'sante', 'handicap', 'ressources'] as const

export const pointKeys = [...items, ...situations, 'relais'] as const
export type PointKey = (typeof pointKeys)[number]
