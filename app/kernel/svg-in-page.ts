/** An SVG as a page holds it, drawn for a file: written by pages, and looked for in them. Pure. */

/** Only a file or a document needs them: in a page an SVG is one by its tag, and its label begins with its title. */
const ofAFile = /^(<svg) xmlns="[^"]*"([^>]*>)\n<title>[^<]*<\/title>/

export const isPicture = (text: string): boolean => ofAFile.test(text)

/** @returns another text as it is */
export const svgInPage = (svg: string): string => svg.replace(ofAFile, '$1$2')
