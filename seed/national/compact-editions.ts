/** What compact.ts is to know of the vintages of its files. Pure. */

/** Year of Filosofi → the edition of the COG whose communes its file has. */
export const filosofiEditions: Readonly<Record<number, number>> = {
  2014: 2015,
  2015: 2016,
  2016: 2017,
  2018: 2019,
  2019: 2020,
  2021: 2024,
}
