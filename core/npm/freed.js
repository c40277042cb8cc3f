
// What is called on a form that was freed says so as every other fault of a call does; to free it again does nothing.
{
  const gone = Object.create(Form.prototype);
  const refuse = () => {
    throw Object.assign(new Error("this form was freed"), { code: "freed", pointer: null });
  };
  for (const name of Object.getOwnPropertyNames(Form.prototype)) if (!name.startsWith("__") && name !== "constructor") gone[name] = refuse;
  gone.free = () => {};
  const { free } = Form.prototype;
  Form.prototype.free = function () {
    free.call(this);
    Object.setPrototypeOf(this, gone);
  };
  if (Symbol.dispose) {
    Form.prototype[Symbol.dispose] = Form.prototype.free;
    gone[Symbol.dispose] = gone.free;
  }
}
