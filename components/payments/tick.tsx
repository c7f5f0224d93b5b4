export function Tick({ name, children }: { name: string; children: string }) {
  return (
    <label className="flex min-h-10 items-center gap-2">
      <input type="checkbox" name={name} value="on" className="size-4" />
      {children}
    </label>
  )
}
