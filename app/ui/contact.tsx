/** Whom to ask, with the address to write to. */
export const Contact = ({ name, email }: { readonly name: string; readonly email: string }) => (
  <>
    {name}, <a href={`mailto:${email}`}>{email}</a>
  </>
)
