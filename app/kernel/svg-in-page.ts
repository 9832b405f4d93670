/** An SVG as a page holds it, drawn for a file: written by pages, and looked for in them. Pure. */

/** Only a file or a document needs them: in a page an SVG is one by its tag, and its label begins with its title. */
const ofAFile = / xmlns="[^"]*"|\n<title\b[^<]*<\/title>/g

export function svgInPage(svg: string): string {
  const opening = svg.indexOf('</title>') + '</title>'.length
  return svg.slice(0, opening).replace(ofAFile, '') + svg.slice(opening)
}
