/** The sign of Trame and the few icons; all are decoration, the words are beside them. */

/** Two threads over and under two others. */
export const Weave = ({ size = 26 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 50 50" aria-hidden="true" focusable="false">
    <g fill="var(--authority)">
      <rect y="9" width="50" height="10" />
      <rect y="30" width="50" height="10" />
    </g>
    <g fill="var(--caf)">
      <path d="M9 0h10v30H9zM9 40h10v10H9z" />
      <path d="M30 0h10v9H30zM30 19h10v31H30z" />
    </g>
  </svg>
)

export const MenuIcon = () => (
  <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
    <path d="M2 4.5h14M2 9h14M2 13.5h14" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
  </svg>
)

export const SearchIcon = () => (
  <svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round">
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </g>
  </svg>
)

/** The publics of something. */
export const PeopleIcon = () => (
  <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round">
      <circle cx="6" cy="5.5" r="2.2" />
      <path d="M1.8 13a4.2 4.2 0 0 1 8.4 0M10.5 3.5a2.2 2.2 0 0 1 0 4M11.8 9.3A4.2 4.2 0 0 1 14.3 13" />
    </g>
  </svg>
)
