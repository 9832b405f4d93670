/** A picture of ours in the page. */

import type { Picture } from './svg.ts'
import styles from './svg-picture.module.css'

/** Only a file or a document needs it: in a page an SVG is one by its name. */
const ofAFile = ' xmlns="http://www.w3.org/2000/svg"'

/** The text of the SVG is made by `svg.ts`, which escapes every word and value: nothing in it comes from outside as markup. */
export const SvgPicture = ({ picture }: { readonly picture: Picture }) => (
  <span className={styles.picture} dangerouslySetInnerHTML={{ __html: picture.svg.replace(ofAFile, '') }} />
)

type WideProps = {
  readonly picture: Picture
  /** What it is of, for who goes through it. */
  readonly label: string
}

/** A picture whose words would be too small on a phone: there it keeps its size, and one goes through it. */
export const WidePicture = ({ picture, label }: WideProps) => (
  <figure className={styles.wide} aria-label={label} tabIndex={0}>
    <SvgPicture picture={picture} />
  </figure>
)
