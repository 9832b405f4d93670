/** What the form of several acts and its command agree on. Pure. Rules: docs/rules/convention.md §3.8. */

/** Files of one form. */
export const mostActs = 20
/** In the place of a signatory: this file is left aside. */
export const notFiled = 'none'
