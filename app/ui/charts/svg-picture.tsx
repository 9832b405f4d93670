/** A picture of ours in the page. */

import type { Picture } from './svg.ts'
import styles from './svg-picture.module.css'

/** The text of the SVG is made by `svg.ts`, which escapes every word and value: nothing in it comes from outside as markup. */
export const SvgPicture = ({ picture }: { readonly picture: Picture }) => (
  <span className={styles.picture} dangerouslySetInnerHTML={{ __html: picture.svg }} />
)
